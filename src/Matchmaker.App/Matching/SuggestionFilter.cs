using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Whom suggestions are restricted to; null for no restriction.</summary>
/// <param name="Helix">Only this kind of actor.</param>
/// <param name="Country">Only this country, as its two-letter code.</param>
public sealed record SuggestionFilter(Helix? Helix = null, string? Country = null)
{
    internal Predicate<int>? On(RegistrySnapshot snapshot) => this is { Helix: null, Country: null }
        ? null
        : actor => (Helix is null || snapshot.HelixOf(actor) == Helix) && (Country is null || snapshot.CountryOf(actor) == Country);
}
