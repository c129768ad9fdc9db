using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Whom suggestions are restricted to; null for no restriction.</summary>
/// <param name="Helix">Only this kind of actor.</param>
/// <param name="Country">Only this country, as its two-letter code.</param>
/// <param name="OnlyVerified">Only actors whose verification holds.</param>
/// <param name="Sector">Only this sector, as its taxonomy code, and what lies below it.</param>
/// <param name="Language">Only who works in this language, as its tag.</param>
public sealed record SuggestionFilter(Helix? Helix = null, string? Country = null, bool OnlyVerified = false, string? Sector = null, string? Language = null)
{
    private const int Nowhere = -1;

    /// <summary>The same question about many actors; what verification asks for is left to <see cref="MatchRules"/>.</summary>
    internal Predicate<int> On(RegistrySnapshot snapshot)
    {
        var (sector, language) = (ColumnOf(snapshot.Profiles.Sectors, Sector), ColumnOf(snapshot.Profiles.Languages, Language));
        if (sector == Nowhere || language == Nowhere) return _ => false;
        var terms = snapshot.Profiles.Terms;
        return actor => (Helix is null || snapshot.HelixOf(actor) == Helix) && (Country is null || snapshot.CountryOf(actor) == Country)
            && (sector is not { } inSector || terms.Sectors[actor, inSector] > 0) && (language is not { } inLanguage || terms.Languages[actor, inLanguage] > 0);
    }

    private static int? ColumnOf(IReadOnlyList<string> codes, string? wanted)
    {
        if (wanted is null) return null;
        for (var at = 0; at < codes.Count; at++)
            if (codes[at] == wanted) return at;
        return Nowhere;
    }
}
