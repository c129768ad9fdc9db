namespace Matchmaker.Engine.Ranking;

/// <summary>The facts behind the signals of a pair: what a person can check. Every list is sorted by weight, greatest first, ties to the lower index.</summary>
/// <param name="SharedPartners">Actors that both have worked with, by their part of the chance that two steps from the actor end at the candidate; parts of all shared partners add up to 1.</param>
/// <param name="SharedPartnerCount">How many there are in all.</param>
/// <param name="FactorCarriers">Past partners of the actor that carry the factors' score of the candidate, with what each adds; only those that add.</param>
/// <param name="FactorScore">The score that all past partners together carry; what the profile adds is not in it.</param>
/// <param name="NeedsMet">Terms that the actor seeks and the candidate offers, with their part of what the actor seeks.</param>
/// <param name="OffersWanted">Terms that the candidate seeks and the actor offers, likewise.</param>
/// <param name="Sectors">Common sectors, with what each adds to the cosine.</param>
/// <param name="Words">Common words, likewise.</param>
/// <param name="Languages">Common languages.</param>
public sealed record PairEvidence(
    IReadOnlyList<WeightedIndex> SharedPartners,
    int SharedPartnerCount,
    IReadOnlyList<WeightedIndex> FactorCarriers,
    double FactorScore,
    IReadOnlyList<WeightedIndex> NeedsMet,
    IReadOnlyList<WeightedIndex> OffersWanted,
    IReadOnlyList<WeightedIndex> Sectors,
    IReadOnlyList<WeightedIndex> Words,
    IReadOnlyList<int> Languages);
