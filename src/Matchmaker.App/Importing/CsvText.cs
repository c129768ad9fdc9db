using System.Buffers;
using System.Globalization;

namespace Matchmaker.App.Importing;

/// <summary>Writes one line of comma-separated values.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static string Line(params IEnumerable<object?> fields) => string.Join(',', fields.Select(field => Quote(field?.ToString() ?? "")));

    /// <summary>A line for people's spreadsheets: a text that one would take for a formula begins with an apostrophe, which <see cref="Unmarked"/> takes away.</summary>
    public static string SheetLine(params IEnumerable<object?> fields) => Line(fields.Select(field => field is string text ? Marked(text) : field));

    /// <summary>The text that <see cref="SheetLine"/> wrote.</summary>
    public static string Unmarked(string field) => field.StartsWith('\'') && LooksLikeFormula(field) ? field[1..] : field;

    private static string Marked(string text) => LooksLikeFormula(text) ? "'" + text : text;

    // Also behind apostrophes, so that one is taken away exactly where one was put. A number alone does nothing.
    private static bool LooksLikeFormula(string text) =>
        text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
