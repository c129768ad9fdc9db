namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Limits that would have to give, all of them; any fewer would not do.</summary>
/// <param name="Text">What stands against a line-up and what would make one possible, in words.</param>
/// <param name="Limits">The limits, each in words.</param>
public sealed record CohortRelaxation(string Text, IReadOnlyList<string> Limits);
