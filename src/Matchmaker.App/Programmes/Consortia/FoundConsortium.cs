namespace Matchmaker.App.Programmes.Consortia;

/// <summary>One consortium, told. Scores and parts lie in 0 … 1.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Score">Weighted sum of the parts.</param>
/// <param name="Gap">How far the best there is might be above it; 0 where it is proven.</param>
/// <param name="Coverage">Needs covered.</param>
/// <param name="Fit">How well members fit their roles.</param>
/// <param name="Acceptance">Mutual acceptance of all pairs.</param>
/// <param name="TieBalance">Balance of pairs with and without a tie.</param>
/// <param name="TiedPairs">Pairs that have worked together.</param>
/// <param name="Members">By role.</param>
/// <param name="Pairs">All pairs of members.</param>
/// <param name="Needs">The brief's needs, and who covers them.</param>
/// <param name="Quotas">What is asked of the members, and how far they fill it.</param>
/// <param name="Gaps">Roles that nobody fills.</param>
/// <param name="Difference">What tells it from the first, in words; null for the first.</param>
public sealed record FoundConsortium(
    int Rank, double Score, double Gap, double Coverage, double Fit, double Acceptance, double TieBalance, int TiedPairs, IReadOnlyList<FoundMember> Members, IReadOnlyList<FoundPair> Pairs,
    IReadOnlyList<CoveredNeed> Needs, IReadOnlyList<FilledQuota> Quotas, IReadOnlyList<ConsortiumGap> Gaps, string? Difference);
