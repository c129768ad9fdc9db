using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>What a candidate of a file has to be, whatever the file's format.</summary>
internal static class CandidateCheck
{
    public static IEnumerable<CohortFault> Faults(CohortCandidate candidate, string place)
    {
        CohortFault At(string field, string text) => new($"{place}, {field}", text);
        if (string.IsNullOrWhiteSpace(candidate.Id)) yield return At("id", "is empty, and is needed: what tells this candidate from the others.");
        if (candidate.Country is { } country && Countries.Parse(country) is null) yield return At("country", $"'{country}' is no country. Use the two-letter code of ISO 3166-1, such as KH.");
        if (candidate.Helix is { } helix && CodeOf<Helix>(helix) is null) yield return At("helix", $"'{helix}' is none of {Codes<Helix>()}.");
        if (candidate.Size is { } size && CodeOf<ActorSize>(size) is null) yield return At("size", $"'{size}' is none of {Codes<ActorSize>()}.");
        if (!double.IsFinite(candidate.Fit)) yield return At("fit", "is no number.");
        else if (candidate.Fit is < 0 or > 1) yield return At("fit", string.Create(CultureInfo.InvariantCulture, $"is {candidate.Fit}; it lies between 0 and 1. Where fits are counted to 100, divide them by 100."));
        if (!(candidate.Cost >= 0 && double.IsFinite(candidate.Cost))) yield return At("cost", "is 0 or more.");
        foreach (var (topic, weight) in candidate.Topics)
            if (!(weight is >= 0 and <= 1000)) yield return At("topics", $"'{topic}' has the weight {weight}; it is 0 or more, and usually 1.");
    }

    public static IEnumerable<CohortFault> Doubles(IReadOnlyList<(CohortCandidate Candidate, string Place)> all)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (candidate, place) in all)
            if (!seen.TryAdd(candidate.Id.Trim(), place)) yield return new($"{place}, id", $"'{candidate.Id.Trim()}' is there already, at {seen[candidate.Id.Trim()]}. Give each candidate once.");
    }

    /// <summary>With nothing where the file says null.</summary>
    public static CohortCandidate Filled(CohortCandidate candidate) => candidate with
    {
        Id = candidate.Id ?? "",
        Name = candidate.Name ?? "",
        Sectors = candidate.Sectors ?? [],
        Topics = candidate.Topics ?? new Dictionary<string, double>(),
    };

    /// <summary>With codes as they are spelt here.</summary>
    public static CohortCandidate Tidied(CohortCandidate candidate) => candidate with
    {
        Id = candidate.Id.Trim(),
        Name = string.IsNullOrWhiteSpace(candidate.Name) ? candidate.Id.Trim() : candidate.Name.Trim(),
        Country = candidate.Country is { } country ? Countries.Parse(country) : null,
        Helix = candidate.Helix is { } helix ? CodeOf<Helix>(helix) : null,
        Size = candidate.Size is { } size ? CodeOf<ActorSize>(size) : null,
    };

    private static string? CodeOf<T>(string text)
        where T : struct, Enum
    {
        var folded = string.Concat(text.Where(char.IsLetter));
        foreach (var value in Enum.GetValues<T>())
            if (value.ToString().Equals(folded, StringComparison.OrdinalIgnoreCase)) return AspectCodes.Spell(value);
        return null;
    }

    private static string Codes<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(AspectCodes.Spell));
}
