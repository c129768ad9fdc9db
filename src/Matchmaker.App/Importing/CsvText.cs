using System.Buffers;

namespace Matchmaker.App.Importing;

/// <summary>Writes one line of comma-separated values.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static string Line(params IEnumerable<object?> fields) => string.Join(',', fields.Select(field => Quote(field?.ToString() ?? "")));

    /// <summary>A line for people's spreadsheets: a text that one would take for a formula begins with an apostrophe.</summary>
    public static string SheetLine(params IEnumerable<object?> fields) =>
        Line(fields.Select(field => field is string and ['=' or '+' or '-' or '@' or '\t' or '\r', ..] text ? "'" + text : field));

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
