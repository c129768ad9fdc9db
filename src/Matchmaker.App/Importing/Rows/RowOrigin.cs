namespace Matchmaker.App.Importing.Rows;

/// <summary>Where a row came from, and its text as read.</summary>
internal readonly record struct RowOrigin(string File, long Line, string Raw, string Unit = "line")
{
    public string Place(string? column) => column is null ? $"{Unit} {Line:N0}" : $"{Unit} {Line:N0}, column '{column}'";
}
