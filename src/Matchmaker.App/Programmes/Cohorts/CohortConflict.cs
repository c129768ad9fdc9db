namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Two candidates of whom at most one is chosen.</summary>
public sealed record CohortConflict(string First, string Second, string? Reason = null);
