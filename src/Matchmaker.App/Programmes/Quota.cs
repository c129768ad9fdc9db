using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Programmes;

/// <summary>At least or at most so many of those chosen are of a kind.</summary>
public sealed record Quota
{
    public QuotaDimension Dimension { get; init; }

    /// <summary>Codes that count, any of them: helices, countries, sizes, sectors. Empty for a dimension that is a yes or no.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What has to hold besides, as in "verified media from Cambodia": further conditions, whose own numbers are not read. Null for none.</summary>
    public IReadOnlyList<Quota>? And { get; init; }

    public int? AtLeast { get; init; }

    public int? AtMost { get; init; }

    /// <summary>Whether the dimension has values to choose among.</summary>
    public static bool HasValues(QuotaDimension dimension) => dimension is QuotaDimension.Helix or QuotaDimension.Country or QuotaDimension.Size or QuotaDimension.Sector;

    /// <summary>Whether an actor counts.</summary>
    /// <param name="actor">With its sectors.</param>
    /// <param name="isNewcomer">Whether it has no collaboration yet.</param>
    public bool Counts(Actor actor, bool isNewcomer) => CountsAlone(actor, isNewcomer) && (And is null || And.All(other => other.Counts(actor, isNewcomer)));

    /// <summary>Whether whoever counts here counts there too, by what the two say alone.</summary>
    internal bool IsWithin(Quota other)
    {
        Quota[] own = [this, .. And ?? []];
        return new[] { other }.Concat(other.And ?? []).All(wanted => own.Any(one => one.Dimension == wanted.Dimension && (!HasValues(one.Dimension) || one.Values.All(value => wanted.Holds(value)))));
    }

    private bool Holds(string value) => Values.Contains(value) || (Dimension == QuotaDimension.Sector && Taxonomy.Sectors.WithAncestors(value).Any(term => Values.Contains(term.Code)));

    private bool CountsAlone(Actor actor, bool isNewcomer) => Dimension switch
    {
        QuotaDimension.Helix => Values.Contains(AspectCodes.Spell(actor.Helix)),
        QuotaDimension.Country => Values.Contains(actor.Country),
        QuotaDimension.Size => Values.Contains(AspectCodes.Spell(actor.Size)),
        QuotaDimension.Sector => actor.Sectors.Exists(sector => Taxonomy.Sectors.WithAncestors(sector).Any(term => Values.Contains(term.Code))),
        QuotaDimension.WomenLed => actor.Ownership.HasFlag(Ownership.WomenLed),
        QuotaDimension.YouthLed => actor.Ownership.HasFlag(Ownership.YouthLed),
        QuotaDimension.IndigenousOrLocalCraft => actor.Ownership.HasFlag(Ownership.IndigenousOrLocalCraft),
        QuotaDimension.Newcomer => isNewcomer,
        QuotaDimension.Verified => actor.Verification.State == VerificationState.Verified,
        _ => throw new InvalidOperationException($"{Dimension} is no dimension of quotas."),
    };

    /// <summary>The quota in words: "at least 3 from Cambodia or Lao PDR".</summary>
    public string Describe()
    {
        var amount = (AtLeast, AtMost) switch
        {
            ({ } least, { } most) when least == most => $"exactly {least}",
            ({ } least, { } most) => $"{least} to {most}",
            ({ } least, null) => $"at least {least}",
            (null, { } most) => $"at most {most}",
            _ => "any number",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{amount} {Whom()}");
    }

    /// <summary>Whom it counts, in words: "from Cambodia or Lao PDR".</summary>
    public string Whom() => string.Join(" and ", new[] { WhomAlone() }.Concat(And?.Select(other => other.Whom()) ?? []));

    private string WhomAlone() => Dimension switch
    {
        QuotaDimension.Helix => $"of {Join(value => value.Replace('-', ' '))}",
        QuotaDimension.Country => $"from {Join(value => Countries.Name(value))}",
        QuotaDimension.Size => $"of size {Join(value => value)}",
        QuotaDimension.Sector => $"in {Join(value => Taxonomy.Sectors.Find(value)?.Name ?? value)}",
        QuotaDimension.WomenLed => "women-led",
        QuotaDimension.YouthLed => "youth-led",
        QuotaDimension.IndigenousOrLocalCraft => "of indigenous or local craft",
        QuotaDimension.Newcomer => "new to the network",
        QuotaDimension.Verified => "verified",
        _ => Dimension.ToString(),
    };

    private string Join(Func<string, string> name) => Values.Count switch
    {
        0 => "nobody",
        1 => name(Values[0]),
        _ => $"{string.Join(", ", Values.SkipLast(1).Select(name))} or {name(Values[^1])}",
    };
}
