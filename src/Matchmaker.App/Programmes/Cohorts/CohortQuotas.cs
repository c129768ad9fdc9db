using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Quotas as they count candidates, and as they are spoken of.</summary>
public static class CohortQuotas
{
    /// <summary>Whether a candidate counts; the same as <see cref="Quota.Counts"/> for actors.</summary>
    public static bool Counts(Quota quota, CohortCandidate candidate) => CountsAlone(quota, candidate) && (quota.And is null || quota.And.All(other => CountsAlone(other, candidate)));

    /// <summary>The codes that a candidate has in a dimension that has codes.</summary>
    public static IEnumerable<string> CodesOf(QuotaDimension dimension, CohortCandidate candidate) => dimension switch
    {
        QuotaDimension.Helix => One(candidate.Helix),
        QuotaDimension.Country => One(candidate.Country),
        QuotaDimension.Size => One(candidate.Size),
        QuotaDimension.Sector => candidate.Sectors.SelectMany(WithBroader).Distinct(),
        _ => [],
    };

    /// <summary>Whom a quota counts, as a plural: "verified media actors from Cambodia or Lao PDR".</summary>
    public static string Whom(Quota quota, int count = 2)
    {
        Quota[] all = [quota, .. quota.And ?? []];
        IEnumerable<string> Of(params QuotaDimension[] dimensions) => all.Where(one => dimensions.Contains(one.Dimension)).Select(Word);
        string[] before = [.. Of(QuotaDimension.Verified, QuotaDimension.WomenLed, QuotaDimension.YouthLed), .. Of(QuotaDimension.Size), .. Of(QuotaDimension.Helix)];
        string[] after = [.. Of(QuotaDimension.Country), .. Of(QuotaDimension.Sector), .. Of(QuotaDimension.IndigenousOrLocalCraft, QuotaDimension.Newcomer)];
        return string.Join(' ', [.. before, count == 1 ? "actor" : "actors", .. after]);
    }

    /// <summary>The quota as a heading: "at least 3 verified media actors from Cambodia or Lao PDR".</summary>
    public static string Describe(Quota quota)
    {
        var whom = Whom(quota, quota.AtMost ?? quota.AtLeast ?? 2);
        return (quota.AtLeast, quota.AtMost) switch
        {
            ({ } least, { } most) when least == most => $"exactly {least} {whom}",
            ({ } least, { } most) => $"{least} to {most} {whom}",
            ({ } least, null) => $"at least {least} {whom}",
            (null, { } most) => $"at most {most} {whom}",
            _ => $"any number of {whom}",
        };
    }

    private static bool CountsAlone(Quota quota, CohortCandidate candidate) => quota.Dimension switch
    {
        QuotaDimension.WomenLed => candidate.WomenLed,
        QuotaDimension.YouthLed => candidate.YouthLed,
        QuotaDimension.IndigenousOrLocalCraft => candidate.LocalCraft,
        QuotaDimension.Newcomer => candidate.Newcomer,
        QuotaDimension.Verified => candidate.Verified,
        _ => CodesOf(quota.Dimension, candidate).Any(quota.Values.Contains),
    };

    private static string Word(Quota quota) => quota.Dimension switch
    {
        QuotaDimension.Helix => Join(quota, value => value.Replace('-', ' ')),
        QuotaDimension.Size => Join(quota, value => value),
        QuotaDimension.Country => $"from {Join(quota, Countries.Name)}",
        QuotaDimension.Sector => $"in {Join(quota, value => Taxonomy.Sectors.Find(value)?.Name ?? value)}",
        QuotaDimension.IndigenousOrLocalCraft => "of indigenous or local craft",
        QuotaDimension.Newcomer => "new to the network",
        _ => AspectCodes.Spell(quota.Dimension),
    };

    private static string Join(Quota quota, Func<string, string> name) => quota.Values.Count < 2
        ? string.Concat(quota.Values.Select(name)) : $"{string.Join(", ", quota.Values.SkipLast(1).Select(name))} or {name(quota.Values[^1])}";

    private static IEnumerable<string> One(string? code) => code is null ? [] : [code];

    private static IEnumerable<string> WithBroader(string sector) => Taxonomy.Sectors.Find(sector) is null ? [sector] : Taxonomy.Sectors.WithAncestors(sector).Select(term => term.Code);
}
