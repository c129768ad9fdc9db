namespace Matchmaker.App.Programmes.Given;

/// <summary>One row of a file: a line of a table, or an object of JSON.</summary>
/// <param name="Where">The file and line.</param>
/// <param name="Cells">Values by column; lists are parted by bars.</param>
internal sealed record GivenRow(string Where, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What parts the values of a list that came from JSON.</summary>
    public const char ListSeparator = '|';

    private static readonly char[] Marks = [ListSeparator, ';', '\n'];
    private static readonly char[] MarksAndCommas = [.. Marks, ','];

    /// <summary>The trimmed value; empty where there is none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "").Trim();

    /// <summary>The parts of a list: parted by bars or semicolons, and by commas where no part of it has one.</summary>
    public string[] Parts(string column, bool byComma = false) => this[column].Split(byComma ? MarksAndCommas : Marks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
