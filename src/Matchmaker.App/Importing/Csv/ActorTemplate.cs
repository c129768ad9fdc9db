using System.Text.RegularExpressions;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Csv;

/// <summary><c>actors.csv</c>: an organisation or a person a row.</summary>
internal static partial class ActorTemplate
{
    public static readonly TableFormat Format = new(
        "actors", ["name", "helix", "country"],
        [
            "external_id", "kind", "city", "latitude", "longitude", "website", "description", "founded_year", "size", "capacity", "women_led", "youth_led",
            "local_craft", "affiliation", "sectors", "languages", "aliases", "other_ids", "offers", "offer_text", "needs", "need_text", "demo",
            "verification", "verified_by", "verified_at", "evidence",
        ],
        Read)
    {
        IsOwn = true,
    };

    private static ImportRow Read(RowFields fields) => new(fields.Origin)
    {
        Actor = new()
        {
            Ids = Ids(fields),
            Name = fields.Required("name"),
            Kind = fields.Word<ActorKind>("kind"),
            Helix = fields.Required("helix") is null ? null : fields.Word<Helix>("helix"),
            Country = fields.Country("country", required: true),
            City = fields.Text("city"),
            Latitude = fields.Number("latitude"),
            Longitude = fields.Number("longitude"),
            Website = fields.Website("website", isRegister: false),
            Description = fields.Text("description"),
            FoundedYear = fields.Whole("founded_year"),
            Size = fields.Word<ActorSize>("size"),
            Capacity = fields.Whole("capacity"),
            Ownership = ReadOwnership(fields),
            Affiliation = fields.Key("affiliation"),
            Sectors = fields.List("sectors"),
            Languages = fields.List("languages"),
            Aliases = fields.List("aliases").Select(ReadAlias).ToList(),
            Interests = [.. Interests(fields, InterestKind.Offer, "offers", "offer_text"), .. Interests(fields, InterestKind.Need, "needs", "need_text")],
            Verification = ReadVerification(fields),
            IsDemo = fields.Flag("demo"),
        },
    };

    private static List<ExternalKey> Ids(RowFields fields)
    {
        List<ExternalKey> ids = [];
        if (fields.Key("external_id") is { } own) ids.Add(own);
        foreach (var text in fields.List("other_ids"))
            if (fields.Key("other_ids", text) is { } other) ids.Add(other);
        return ids;
    }

    // Three columns make one field: where any of them is filled in, all three are known.
    private static Ownership? ReadOwnership(RowFields fields)
    {
        var (women, youth, craft) = (fields.Flag("women_led"), fields.Flag("youth_led"), fields.Flag("local_craft"));
        if (women is null && youth is null && craft is null) return null;
        return (women == true ? Ownership.WomenLed : 0) | (youth == true ? Ownership.YouthLed : 0) | (craft == true ? Ownership.IndigenousOrLocalCraft : 0);
    }

    private static VerificationClaim? ReadVerification(RowFields fields)
    {
        var state = fields.Word<VerificationState>("verification");
        var claim = new VerificationClaim(state ?? VerificationState.Unverified, fields.Known("verified_by"), fields.Time("verified_at"), fields.Text("evidence"), fields.Origin.File);
        if (claim.State != VerificationState.Unverified) return claim;
        if (claim.By is not null || claim.At is not null) fields.Warn("verification", "who decided it and when, without what was decided", fields.Origin.Place(null));
        return null;
    }

    private static AliasDraft ReadAlias(string text)
    {
        var match = LanguageSuffix().Match(text);
        return match.Success ? new(text[..match.Index].Trim(), match.Groups[1].Value) : new(text);
    }

    private static IEnumerable<InterestDraft> Interests(RowFields fields, InterestKind kind, string tags, string words)
    {
        foreach (var tag in fields.List(tags)) yield return new(kind, tag, null);
        if (fields.Text(words) is { } text) yield return new(kind, null, text);
    }

    [GeneratedRegex("@([a-z]{2,3}(?:-[A-Za-z0-9]+)*)$")]
    private static partial Regex LanguageSuffix();
}
