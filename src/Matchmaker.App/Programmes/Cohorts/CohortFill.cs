namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>One country and helix: how many are chosen of how many.</summary>
public sealed record CohortFill(string Country, string Helix, int Chosen, int Candidates);
