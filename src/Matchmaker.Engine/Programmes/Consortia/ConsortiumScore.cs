namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>What a consortium is worth, and of what parts. All lie in 0 … 1; an empty seat counts 0 in each.</summary>
/// <param name="Total">The weighted sum of the parts.</param>
/// <param name="Coverage">Part of the needs that is covered, by weight.</param>
/// <param name="Fit">Mean fit of members to roles.</param>
/// <param name="Acceptance">Mean mutual acceptance of all pairs.</param>
/// <param name="TieBalance">1 where the share of pairs with a tie is the one that is best, 0 where it is farthest from it.</param>
/// <param name="TiedPairs">Pairs that have worked together.</param>
public sealed record ConsortiumScore(double Total, double Coverage, double Fit, double Acceptance, double TieBalance, int TiedPairs);
