using System.Text.Json.Serialization;

namespace Matchmaker.App.Importing.Ror;

/// <summary>The parts of an entry of ROR's schema v2 that the registry keeps (https://ror.readme.io/docs/schema-v2).</summary>
internal sealed record RorRecord(
    string? Id,
    string? Status,
    int? Established,
    IReadOnlyList<string>? Types,
    IReadOnlyList<RorRecord.Title>? Names,
    IReadOnlyList<RorRecord.Place>? Locations,
    IReadOnlyList<RorRecord.Link>? Links,
    [property: JsonPropertyName("external_ids")] IReadOnlyList<RorRecord.ForeignId>? ExternalIds)
{
    internal sealed record Title(string? Value, string? Lang, IReadOnlyList<string>? Types);

    internal sealed record Place([property: JsonPropertyName("geonames_details")] PlaceDetails? Details);

    internal sealed record PlaceDetails([property: JsonPropertyName("country_code")] string? CountryCode, string? Name, double? Lat, double? Lng);

    internal sealed record Link(string? Type, string? Value);

    internal sealed record ForeignId(string? Type, string? Preferred, IReadOnlyList<string>? All);
}
