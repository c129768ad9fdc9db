using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matchmaker.App.Importing.Files;

/// <summary>How somebody else's table says what the templates say; read from a JSON file that <c>data/templates/README.md</c> describes.</summary>
internal sealed record ColumnMapping
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Their column → our column.</summary>
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>Our column → their value → our value. The value <c>*</c> stands for all others.</summary>
    public Dictionary<string, Dictionary<string, string>> Values { get; init; } = [];

    /// <summary>Our column → the value that every row has.</summary>
    public Dictionary<string, string> Constants { get; init; } = [];

    /// <summary>Our column → text put before each value, such as a scheme before bare ids.</summary>
    public Dictionary<string, string> Prefixes { get; init; } = [];

    public string? ListSeparator { get; init; }

    public List<string>? DateFormats { get; init; }

    public List<string>? Missing { get; init; }

    public bool? DecimalComma { get; init; }

    /// <exception cref="ImportException">There is no such file, or it is not a mapping.</exception>
    public static ColumnMapping Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<ColumnMapping>(file, Format) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + 1}, byte {e.BytePositionInLine + 1}" : null;
            throw ImportException.In(Path.GetFileName(path), place, $"the mapping cannot be read: {e.Message.Split(" Path:")[0]}", "data/templates/README.md shows what a mapping holds.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ImportException.In(path, null, "the mapping file cannot be opened.", "Check the path.", e);
        }
    }

    public FieldValues Apply(FieldValues values) => values with
    {
        ListSeparator = ListSeparator ?? values.ListSeparator,
        DateFormats = DateFormats ?? values.DateFormats,
        Missing = Missing ?? values.Missing,
        DecimalComma = DecimalComma ?? values.DecimalComma,
    };
}
