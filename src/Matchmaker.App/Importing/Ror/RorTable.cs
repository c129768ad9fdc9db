using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Ror;

/// <summary>ROR flattened into a table of one row an organisation; <c>types</c> and <c>aliases</c> are parted by a vertical bar.</summary>
internal static class RorTable
{
    public static readonly IReadOnlyList<TableFormat> All =
    [
        new("ROR records", ["id", "name", "types", "country", "status"], ["city", "lat", "lng", "established", "website", "aliases", "wikidata"], Read),
    ];

    private static ImportRow Read(RowFields fields)
    {
        var types = fields.List("types");
        var helix = RorTypes.HelixOf(types);
        if (helix is null) fields.Reject("types", $"'{string.Join('|', types)}' holds no known type; known are {string.Join(", ", RorTypes.Precedence.Select(rule => rule.Type))}.");
        var id = fields.Required("id");
        List<ExternalKey> ids = id is null ? [] : [RorIds.Own(id)];
        if (fields.Text("wikidata") is { } wikidata) ids.Add(RorIds.Other("wikidata", wikidata));
        return new(fields.Origin)
        {
            LeftOut = RorStatus.WhyLeftOut(fields.Text("status")),
            Actor = new()
            {
                Ids = ids,
                Name = fields.Required("name"),
                Kind = ActorKind.Organisation,
                Helix = helix,
                Country = fields.Country("country", required: true),
                City = fields.Text("city"),
                Latitude = fields.Number("lat"),
                Longitude = fields.Number("lng"),
                FoundedYear = fields.Whole("established"),
                Website = fields.Website("website", isRegister: true),
                Aliases = fields.List("aliases").Select(alias => new AliasDraft(alias)).ToList(),
            },
        };
    }
}
