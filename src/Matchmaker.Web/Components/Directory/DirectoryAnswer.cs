using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.Web.Components.Pictures;

namespace Matchmaker.Web.Components.Directory;

/// <summary>What the directory shows.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Counts">What can be chosen of each aspect, and how many it would give: counted as if nothing of the same aspect were chosen.</param>
/// <param name="Meant">Texts that would find something.</param>
/// <param name="Network">Those found and their ties, where that was asked for and is known.</param>
/// <param name="Compared">The name of the actor that others are compared with.</param>
public sealed record DirectoryAnswer(
    SearchResult Result, IReadOnlyDictionary<ActorAspect, IReadOnlyList<FacetCount>> Counts, IReadOnlyList<string> Meant, DrawnNetwork? Network, string? Compared)
{
    /// <summary>The countries with what was found in each; the states of ASEAN are always among them.</summary>
    public IReadOnlyList<RegionPlace> Map(DirectoryState state)
    {
        var counts = Counts[ActorAspect.Country].ToDictionary(count => count.Code, count => count.Count);
        return [.. Countries.Asean.Union(counts.Keys).OrderByDescending(code => counts.GetValueOrDefault(code)).ThenBy(code => code, StringComparer.Ordinal).Take(30)
            .Select(code => new RegionPlace(code, Countries.Name(code), counts.GetValueOrDefault(code), [], state.Toggle(ActorAspect.Country, code).Address(), state.Has(ActorAspect.Country, code)))];
    }
}
