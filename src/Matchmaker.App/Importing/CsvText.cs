using System.Buffers;

namespace Matchmaker.App.Importing;

/// <summary>Writes one line of comma-separated values.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static string Line(params IEnumerable<object?> fields) => string.Join(',', fields.Select(field => Quote(field?.ToString() ?? "")));

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
