using System.Text;
using System.Text.Json;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Given;

/// <summary>Reads the rows of a file: CSV with a comma, semicolon or tab, or JSON with a list of objects. What is wrong is said with its line.</summary>
internal static class GivenRows
{
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns that are read, and those that a table has to have.</param>
    /// <param name="issues">What is said about it.</param>
    public static List<GivenRow> Read(GivenFile file, GivenColumns columns, List<GivenIssue> issues)
    {
        if (GivenText.Read(file, issues) is not { } text) return [];
        return text.AsSpan().TrimStart() is ['[' or '{', ..] ? ReadJson(file, text, columns, issues) : ReadTable(file, text, columns, issues);
    }

    private static List<GivenRow> ReadTable(GivenFile file, string text, GivenColumns columns, List<GivenIssue> issues)
    {
        var reader = new DelimitedReader(new(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        // A semicolon parts lists too, so it is the delimiter only where the header says so.
        reader.DetectDelimiter(",;\t");
        if (!reader.Read()) return [];
        string[] header = [.. Enumerable.Range(0, reader.Count).Select(at => Spell(reader.Field(at)))];
        foreach (var twice in header.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1)) issues.Add(new($"{file.Name}, line 1", twice.Key, "stands twice in the header. Rename one of the columns.", true));
        if (columns.Lacking(header) is { } lacking)
        {
            issues.Add(new($"{file.Name}, line 1", lacking.Column, $"the first line has to name the columns, {lacking.Needed} among them; it reads: {string.Join(", ", header.Take(8))}. Known are {string.Join(", ", columns.Known)}.", true));
            return [];
        }

        foreach (var name in header.Where(name => name.Length > 0 && !columns.Known.Contains(name))) issues.Add(Unknown($"{file.Name}, line 1", name, columns.Known));
        List<GivenRow> rows = [];
        while (reader.Read())
        {
            var where = $"{file.Name}, line {reader.Line}";
            if (reader.Problem is { } problem) issues.Add(new(where, null, problem, true));
            else if (reader.Count > header.Length) issues.Add(new(where, null, $"has {reader.Count} fields where the header has {header.Length}. Put a text that holds a '{reader.Delimiter}' into quotes.", true));
            else rows.Add(new(where, Enumerable.Range(0, reader.Count).Where(at => header[at].Length > 0).DistinctBy(at => header[at]).ToDictionary(at => header[at], at => CsvText.Unmarked(reader.Field(at)))));
        }

        return [.. rows.Where(row => row.Cells.Values.Any(value => !string.IsNullOrWhiteSpace(value)))];
    }

    private static List<GivenRow> ReadJson(GivenFile file, string text, GivenColumns columns, List<GivenIssue> issues)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        List<GivenRow> rows = [];
        var unknown = new HashSet<string>();
        try
        {
            var reader = new Utf8JsonReader(bytes, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                issues.Add(new($"{file.Name}, line 1", null, "a list of objects is needed: [{\"id\": \"…\", \"name\": \"…\"}, …].", true));
                return [];
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var where = $"{file.Name}, line {1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n')}";
                using var one = JsonDocument.ParseValue(ref reader);
                if (one.RootElement.ValueKind != JsonValueKind.Object)
                {
                    issues.Add(new(where, null, "is no object; each entry needs names and values: {\"id\": \"…\"}.", true));
                    continue;
                }

                var cells = new Dictionary<string, string>();
                foreach (var property in one.RootElement.EnumerateObject())
                {
                    cells[Spell(property.Name)] = Value(property.Value);
                    if (!columns.Known.Contains(Spell(property.Name)) && unknown.Add(property.Name)) issues.Add(Unknown(where, property.Name, columns.Known));
                }

                rows.Add(new(where, cells));
            }
        }
        catch (JsonException e)
        {
            issues.Add(new($"{file.Name}, line {e.LineNumber + 1}", null, $"the JSON is damaged or cut off at byte {e.BytePositionInLine + 1} of the line. Copy or export it again.", true));
        }

        return rows;
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(GivenRow.ListSeparator, value.EnumerateArray().Select(Value)),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    // "Time zone" and "timeZone" are time_zone.
    private static string Spell(string name) => Codes.Kebab(name.Trim()).Replace('-', '_');

    private static GivenIssue Unknown(string where, string name, IReadOnlyList<string> columns) =>
        new(where, name, $"is no column that is read, and was left out.{(Nearest.Of(name, columns) is { } like ? $" Did you mean {like}?" : $" Known are {string.Join(", ", columns)}.")}", false);
}
