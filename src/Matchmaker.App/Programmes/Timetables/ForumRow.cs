namespace Matchmaker.App.Programmes.Timetables;

/// <summary>One row of a file: a line of a table, or an object of JSON.</summary>
/// <param name="Where">The file and line.</param>
/// <param name="Cells">Values by column; lists are parted by bars.</param>
internal sealed record ForumRow(string Where, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The trimmed value; empty where there is none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "").Trim();

    /// <summary>The parts of a list: parted by bars or semicolons.</summary>
    public string[] Parts(string column) => this[column].Split(['|', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
