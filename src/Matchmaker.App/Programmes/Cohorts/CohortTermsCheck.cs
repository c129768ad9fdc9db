using System.Globalization;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>
/// What contradicts itself in the terms, or names what is not there: told at the field, before anything is solved. What only the candidates make impossible is no fault of the terms; the solver tells of that.
/// </summary>
public static class CohortTermsCheck
{
    /// <summary>At most so many candidates, quotas and topics are worked on.</summary>
    public const int MostCandidates = 50_000;

    public const int MostQuotas = 200;

    private const int MostTopics = 500;

    /// <summary>All that is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<CohortFault> Faults(CohortTerms terms, IReadOnlyList<CohortCandidate> candidates)
    {
        var faults = Missing(terms).ToList();
        if (faults.Count > 0) return faults;
        if (terms.Places < 1) faults.Add(new("places", $"say how many are to be chosen, 1 or more; got {terms.Places}."));
        if (terms.PlacesAtLeast is { } atLeast && (atLeast < 0 || atLeast > terms.Places)) faults.Add(new("placesAtLeast", $"lies between 0 and the {terms.Places} places; got {atLeast}."));
        if (terms.Budget is { } budget && !(budget >= 0 && double.IsFinite(budget))) faults.Add(new("budget", $"is 0 or more; got {budget.ToString(CultureInfo.InvariantCulture)}."));
        if (candidates.Count > MostCandidates) faults.Add(new("", $"there are {candidates.Count:N0} candidates; up to {MostCandidates:N0} are chosen among. Leave out who cannot be meant."));
        CheckWorths(terms, faults);
        if (terms.Quotas.Count > MostQuotas) faults.Add(new("quotas", $"{MostQuotas} are the most; there are {terms.Quotas.Count}."));
        var own = candidates.SelectMany(candidate => candidate.Sectors).ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < terms.Quotas.Count; at++) Check(terms.Quotas[at], at, terms, own, faults);
        if (faults.Count == 0)
        {
            CheckTogether(terms, faults);
            CheckPeople(terms, candidates, faults);
        }

        return faults;
    }

    // A file may say null where a list belongs.
    private static IEnumerable<CohortFault> Missing(CohortTerms terms)
    {
        foreach (var (part, field) in new (object?, string)[] { (terms.Quotas, "quotas"), (terms.Coverage, "coverage"), (terms.Diversity, "diversity"), (terms.Conflicts, "conflicts"), (terms.Locked, "locked"), (terms.Forbidden, "forbidden") })
            if (part is null || (part is System.Collections.IEnumerable list && list.Cast<object?>().Any(one => one is null))) yield return new(field, "is null, or has a null in it; leave it out.");
        for (var at = 0; at < (terms.Quotas?.Count ?? 0); at++)
            if (terms.Quotas![at] is { } quota && new[] { quota }.Concat(quota.And ?? []).Any(one => one?.Values is null || one.Values.Any(value => value is null))) yield return new($"quotas[{at + 1}]", "has a null in it; leave it out.");
        for (var at = 0; at < (terms.Conflicts?.Count ?? 0); at++)
            if (terms.Conflicts![at] is { } conflict && (conflict.First is null || conflict.Second is null)) yield return new($"conflicts[{at + 1}]", "names two candidates: first and second.");
    }

    private static void CheckWorths(CohortTerms terms, List<CohortFault> faults)
    {
        void Require(double worth, string field)
        {
            if (!(worth is >= 0 and <= 1000)) faults.Add(new(field, $"is a number from 0 to 1000 in the unit of fits; got {worth.ToString(CultureInfo.InvariantCulture)}."));
        }

        Require(terms.Coverage.Worth, "coverage.worth");
        if (!(terms.Coverage.Fading is >= 0 and <= 1)) faults.Add(new("coverage.fading", "lies between 0 (only the first counts) and 1 (each counts as much)."));
        if (terms.Coverage.UpTo is < 1 or > 20) faults.Add(new("coverage.upTo", $"lies between 1 and 20; got {terms.Coverage.UpTo}."));
        foreach (var (topic, worth) in terms.Coverage.Topics ?? new Dictionary<string, double>()) Require(worth, $"coverage.topics.{topic}");
        if (terms.Coverage.Topics?.Count > MostTopics) faults.Add(new("coverage.topics", $"{MostTopics} are the most."));
        for (var at = 0; at < terms.Diversity.Count; at++)
        {
            Require(terms.Diversity[at].Worth, $"diversity[{at + 1}].worth");
            if (!Quota.HasValues(terms.Diversity[at].Dimension)) faults.Add(new($"diversity[{at + 1}].dimension", "is helix, country, size or sector."));
        }
    }

    private static void Check(Quota quota, int at, CohortTerms terms, HashSet<string> ownSectors, List<CohortFault> faults)
    {
        var field = $"quotas[{at + 1}]";
        if (quota.AtLeast is null && quota.AtMost is null) faults.Add(new(field, "say at least or at most how many."));
        if (quota.AtLeast < 0) faults.Add(new($"{field}.atLeast", $"is 0 or more; got {quota.AtLeast}."));
        if (quota.AtMost < 0) faults.Add(new($"{field}.atMost", $"is 0 or more; got {quota.AtMost}."));
        if (quota.AtLeast > quota.AtMost) faults.Add(new($"{field}.atLeast", $"asks for at least {quota.AtLeast} and at most {quota.AtMost} {CohortQuotas.Whom(quota)}. Lower the first or raise the second."));
        else if (quota.AtLeast > terms.Places) faults.Add(new($"{field}.atLeast", $"asks for at least {quota.AtLeast} {CohortQuotas.Whom(quota)}; there are {terms.Places} places."));
        foreach (var condition in new[] { quota }.Concat(quota.And ?? []))
        {
            var name = AspectCodes.Spell(condition.Dimension);
            if (!Enum.IsDefined(condition.Dimension)) faults.Add(new($"{field}.dimension", "is none that quotas count by."));
            else if (Quota.HasValues(condition.Dimension) && condition.Values.Count == 0) faults.Add(new($"{field}.values", $"name what counts by {name}."));
            else if (!Quota.HasValues(condition.Dimension) && condition.Values.Count > 0) faults.Add(new($"{field}.values", $"{name} is yes or no, and has no values."));
            foreach (var value in condition.Values.Where(value => !IsKnown(condition.Dimension, value, ownSectors)))
                faults.Add(new($"{field}.values", $"'{value}' is no {name}.{(Meant(condition.Dimension, value, ownSectors) is { } meant ? $" Did you mean {meant}?" : "")}{Remedy(condition.Dimension)}"));
        }
    }

    // Limits that exclude one another whoever applies.
    private static void CheckTogether(CohortTerms terms, List<CohortFault> faults)
    {
        foreach (var dimension in new[] { QuotaDimension.Helix, QuotaDimension.Country, QuotaDimension.Size })
        {
            var own = terms.Quotas.Select((quota, at) => (Quota: quota, At: at)).Where(one => one.Quota.Dimension == dimension).ToList();
            var (sum, taken, parts) = (0, new HashSet<string>(), new List<(Quota Quota, int At)>());
            foreach (var one in own.Where(one => one.Quota.AtLeast > 0).OrderByDescending(one => one.Quota.AtLeast).ThenBy(one => one.At))
            {
                if (one.Quota.Values.Any(taken.Contains)) continue;
                taken.UnionWith(one.Quota.Values);
                parts.Add(one);
                sum += one.Quota.AtLeast!.Value;
                if (sum <= terms.Places) continue;
                faults.Add(new($"quotas[{one.At + 1}].atLeast", $"together {string.Join(", ", parts.Select(part => CohortQuotas.Describe(part.Quota with { AtMost = null })))} make {sum}; there are {terms.Places} places. Lower one, or raise the places."));
                break;
            }

            // Whoever counts for the one counts for the other as well.
            foreach (var inner in own.Where(one => one.Quota.AtLeast > 0))
                foreach (var outer in own.Where(one => one.At != inner.At && one.Quota.And is null && one.Quota.AtMost < inner.Quota.AtLeast && inner.Quota.Values.All(one.Quota.Values.Contains)))
                    faults.Add(new($"quotas[{inner.At + 1}].atLeast", $"asks for {CohortQuotas.Describe(inner.Quota with { AtMost = null })}; quota {outer.At + 1} allows {CohortQuotas.Describe(outer.Quota with { AtLeast = null })}, and all of the former count there."));
        }
    }

    private static void CheckPeople(CohortTerms terms, IReadOnlyList<CohortCandidate> candidates, List<CohortFault> faults)
    {
        var byId = candidates.ToDictionary(candidate => candidate.Id, StringComparer.Ordinal);
        CheckIds(terms.Locked, "locked", byId, faults);
        CheckIds(terms.Forbidden, "forbidden", byId, faults);
        var forbidden = terms.Forbidden.ToHashSet(StringComparer.Ordinal);
        foreach (var id in terms.Locked.Where(forbidden.Contains)) faults.Add(new("locked", $"{Name(id)} is locked and forbidden. Take one of the two back."));
        var locked = terms.Locked.ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < terms.Conflicts.Count; at++)
        {
            var (first, second, field) = (terms.Conflicts[at].First, terms.Conflicts[at].Second, $"conflicts[{at + 1}]");
            foreach (var id in new[] { first, second }.Where(id => !byId.ContainsKey(id))) faults.Add(new(field, $"'{id}' is no candidate."));
            if (first == second) faults.Add(new(field, $"{Name(first)} is in conflict with itself."));
            else if (locked.Contains(first) && locked.Contains(second)) faults.Add(new("locked", $"{Name(first)} and {Name(second)} are both locked, and in conflict{(terms.Conflicts[at].Reason is { Length: > 0 } why ? $" ({why})" : "")}."));
        }

        if (faults.Count > 0) return;
        CohortCandidate[] held = [.. locked.Select(id => byId[id])];
        if (held.Length > terms.Places) faults.Add(new("locked", $"{held.Length} are locked; there are {terms.Places} places."));
        var cost = held.Sum(one => one.Cost);
        if (cost > terms.Budget + 1e-9) faults.Add(new("locked", string.Create(CultureInfo.InvariantCulture, $"those locked cost {cost:N0} together; the budget is {terms.Budget:N0}.")));
        for (var at = 0; at < terms.Quotas.Count; at++)
            if (terms.Quotas[at].AtMost is { } most && held.Count(one => CohortQuotas.Counts(terms.Quotas[at], one)) is var count && count > most)
                faults.Add(new("locked", $"{count} {CohortQuotas.Whom(terms.Quotas[at], count)} are locked; quota {at + 1} allows at most {most}."));

        string Name(string id) => byId.TryGetValue(id, out var candidate) ? candidate.Name : $"'{id}'";
    }

    private static void CheckIds(IReadOnlyList<string> ids, string field, Dictionary<string, CohortCandidate> byId, List<CohortFault> faults)
    {
        foreach (var id in ids.Where(id => !byId.ContainsKey(id))) faults.Add(new(field, $"'{id}' is no candidate. Check the id, or take it off."));
    }

    // Candidates of a file may have sectors of their own beside those of the taxonomy.
    private static bool IsKnown(QuotaDimension dimension, string value, HashSet<string> ownSectors) => dimension switch
    {
        QuotaDimension.Helix => Enum.GetValues<Helix>().Any(helix => AspectCodes.Spell(helix) == value),
        QuotaDimension.Size => Enum.GetValues<ActorSize>().Any(size => AspectCodes.Spell(size) == value),
        QuotaDimension.Country => Countries.IsKnown(value),
        QuotaDimension.Sector => ownSectors.Contains(value) || Taxonomy.Sectors.Find(value) is not null,
        _ => true,
    };

    private static string? Meant(QuotaDimension dimension, string value, HashSet<string> ownSectors) => dimension switch
    {
        QuotaDimension.Helix => Nearest.Of(value, Enum.GetValues<Helix>().Select(AspectCodes.Spell)),
        QuotaDimension.Size => Nearest.Of(value, Enum.GetValues<ActorSize>().Select(AspectCodes.Spell)),
        QuotaDimension.Country => Countries.Parse(value) ?? (Nearest.Of(value, Countries.Codes.Select(Countries.Name)) is { } name ? Countries.Parse(name) : null),
        QuotaDimension.Sector => Taxonomy.Sectors.Resolve(value)?.Code ?? (Nearest.Of(value, Taxonomy.Sectors.Terms.SelectMany(term => new[] { term.Code, term.Name }).Concat(ownSectors)) is { } like ? Taxonomy.Sectors.Resolve(like)?.Code ?? like : null),
        _ => null,
    };

    private static string Remedy(QuotaDimension dimension) => dimension switch
    {
        QuotaDimension.Helix => $" Use {string.Join(", ", Enum.GetValues<Helix>().Select(AspectCodes.Spell))}.",
        QuotaDimension.Size => $" Use {string.Join(", ", Enum.GetValues<ActorSize>().Select(AspectCodes.Spell))}.",
        QuotaDimension.Country => " Use the two-letter code of ISO 3166-1, such as KH.",
        QuotaDimension.Sector => " Use the code of a sector, such as animation, or one that a candidate has.",
        _ => "",
    };
}
