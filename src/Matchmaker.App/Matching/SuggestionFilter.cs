using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Whom suggestions are restricted to; null for no restriction.</summary>
/// <param name="Helix">Only this kind of actor.</param>
/// <param name="Country">Only this country, as its two-letter code.</param>
/// <param name="OnlyVerified">Only actors whose verification holds.</param>
public sealed record SuggestionFilter(Helix? Helix = null, string? Country = null, bool OnlyVerified = false)
{
    internal bool Fits(RegistrySnapshot snapshot, int actor) =>
        (Helix is null || snapshot.HelixOf(actor) == Helix) && (Country is null || snapshot.CountryOf(actor) == Country);
}
