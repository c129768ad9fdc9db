namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>A smallest set of limits without which there is a cohort: with any of them back, and the others still gone, there is none.</summary>
/// <param name="Limits">The limits that would have to give, all of them.</param>
/// <param name="Reached">
/// For each of them what can be had with all other limits kept, and all of these broken as little as possible together: of a quota or of places how many, of the budget how much. 0 for a lock or a conflict.
/// </param>
/// <param name="Cohort">Candidates that show it, rising.</param>
public sealed record CohortCorrection(IReadOnlyList<CohortLimit> Limits, IReadOnlyList<double> Reached, int[] Cohort);
