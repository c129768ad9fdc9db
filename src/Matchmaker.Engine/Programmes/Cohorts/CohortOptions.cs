namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>How long to look for a better cohort, and for a better proof.</summary>
/// <param name="TargetGap">Enough when the cohort found is proven to be within this part of the best there is; 0 looks for the best itself.</param>
/// <param name="Effort">
/// Enough after so many elementary operations, about 10^9 a second: a count and not a clock, so that the same problem always has the same answer. What was found by then is returned with its bound.
/// </param>
public sealed record CohortOptions(double TargetGap = 0.001, long Effort = 2_000_000_000);
