using System.Runtime.CompilerServices;
using System.Text.Json;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Ror;

/// <summary>ROR's own dump: one JSON array of records in schema v2, read record by record.</summary>
internal static class RorJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static async IAsyncEnumerable<ImportRow> ReadAsync(InputFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long number = 0;
        await foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file.Content, Format, cancellationToken))
            yield return Read(element, new(file.Name, ++number, element.GetRawText(), "record"));
    }

    internal static ImportRow Read(JsonElement element, RowOrigin origin)
    {
        try
        {
            if (element.Deserialize<RorRecord>(Format) is { Id: not null, Names: not null } record) return new RorEntry(record, origin).ToRow();
            return Broken(origin, null, "is no ROR record of schema v2: it lacks 'id' or 'names'. Fetch the v2 dump; v1 is no longer published.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Broken(origin, (e as JsonException)?.Path?.TrimStart('$', '.'), $"is no ROR record of schema v2: {e.Message.Split(" Path:")[0]}");
        }
    }

    private static ImportRow Broken(RowOrigin origin, string? field, string reason) => new(origin) { Problems = [new(field, reason)] };
}
