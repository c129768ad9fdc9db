using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Ror;

/// <summary>Turns a ROR record into what the registry keeps of it.</summary>
internal sealed class RorEntry(RorRecord record, RowOrigin origin)
{
    private readonly List<RowProblem> _problems = [];
    private readonly List<RowWarning> _warnings = [];

    public ImportRow ToRow()
    {
        var place = record.Locations?.Select(location => location.Details).FirstOrDefault(details => details is not null);
        var shown = record.Names!.FirstOrDefault(title => title.Types?.Contains("ror_display") == true);
        var name = (shown ?? (record.Names!.Count > 0 ? record.Names[0] : null))?.Value;
        if (string.IsNullOrWhiteSpace(name)) _problems.Add(new("names", "hold no name to show."));
        return new(origin)
        {
            LeftOut = RorStatus.WhyLeftOut(record.Status),
            Actor = new()
            {
                Ids = Ids(),
                Name = name?.Trim(),
                Kind = ActorKind.Organisation,
                Helix = FindHelix(),
                Country = FindCountry(place?.CountryCode),
                City = place?.Name,
                Latitude = place?.Lat,
                Longitude = place?.Lng,
                FoundedYear = record.Established,
                Website = Website(),
                Aliases = Aliases(name),
            },
            Problems = _problems,
            Warnings = _warnings,
        };
    }

    private List<ExternalKey> Ids()
    {
        List<ExternalKey> ids = [RorIds.Own(record.Id!)];
        foreach (var foreign in record.ExternalIds ?? [])
        {
            if (string.IsNullOrWhiteSpace(foreign.Type)) continue;
            var values = (foreign.All ?? []).Prepend(foreign.Preferred).Where(value => !string.IsNullOrWhiteSpace(value));
            ids.AddRange(values.Select(value => RorIds.Other(foreign.Type, value!)));
        }

        return ids.Distinct().ToList();
    }

    private List<AliasDraft> Aliases(string? name) => record.Names!
        .Where(title => !string.IsNullOrWhiteSpace(title.Value) && title.Value != name)
        .Select(title => new AliasDraft(title.Value!.Trim(), title.Lang))
        .ToList();

    private Helix FindHelix()
    {
        if (RorTypes.HelixOf([.. record.Types ?? []]) is { } helix) return helix;
        _problems.Add(new("types", $"'{string.Join(", ", record.Types!)}' holds no known type; known are {string.Join(", ", RorTypes.Precedence.Select(rule => rule.Type))}."));
        return Helix.CivilSociety;
    }

    private string? FindCountry(string? code)
    {
        var country = code is null ? null : Countries.Parse(code);
        if (country is null) _problems.Add(new("locations", code is null ? "hold no country." : $"'{code}' is no country code of ISO 3166-1."));
        return country;
    }

    private string? Website()
    {
        if (record.Links?.FirstOrDefault(link => link.Type == "website")?.Value?.Trim() is not { Length: > 0 } address) return null;
        if (WebAddress.Complete(address) is { } complete) return complete;
        _warnings.Add(new("links: not a web address, left out", $"{address} ({origin.File}, {origin.Place(null)})"));
        return null;
    }
}
