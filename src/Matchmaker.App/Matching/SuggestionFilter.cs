using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Whom suggestions are restricted to; null for no restriction.</summary>
/// <param name="Helix">Only this kind of actor.</param>
/// <param name="Country">Only this country, as its two-letter code.</param>
/// <param name="OnlyVerified">Only actors whose verification holds.</param>
/// <param name="Sector">Only this sector, as its taxonomy code, and what lies below it.</param>
public sealed record SuggestionFilter(Helix? Helix = null, string? Country = null, bool OnlyVerified = false, string? Sector = null)
{
    /// <summary>The same question about many actors; what verification asks for is left to <see cref="MatchRules"/>.</summary>
    internal Predicate<int> On(RegistrySnapshot snapshot)
    {
        var sector = Enumerable.Range(0, Sector is null ? 0 : snapshot.Profiles.Sectors.Count).FirstOrDefault(at => snapshot.Profiles.Sectors[at] == Sector, -1);
        if (Sector is not null && sector < 0) return _ => false;
        return actor => (Helix is null || snapshot.HelixOf(actor) == Helix) && (Country is null || snapshot.CountryOf(actor) == Country)
            && (sector < 0 || snapshot.Profiles.Terms.Sectors[actor, sector] > 0);
    }
}
