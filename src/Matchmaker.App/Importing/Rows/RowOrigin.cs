namespace Matchmaker.App.Importing.Rows;

/// <summary>Where a row came from, and its text as read.</summary>
internal readonly record struct RowOrigin(string File, long Line, string Raw, string Unit = "line")
{
    /// <summary>What the file calls the fields of the registry's rules, by their folded names; null where it has no header.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary><c>founded year</c>, <c>founded_year</c> and <c>FoundedYear</c> fold to the same.</summary>
    public static string Fold(string field) => string.Concat(field.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public string Place(string? field) => field is null ? $"{Unit} {Line:N0}" : $"{Unit} {Line:N0}, column '{ColumnOf(field)}'";

    public string ColumnOf(string field) => Columns?.GetValueOrDefault(Fold(field)) ?? field;
}
