namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Something in what was given that will not do.</summary>
/// <param name="Field">Where: <c>quotas[2].atLeast</c>, <c>line 7, fit</c>.</param>
/// <param name="Text">What is wrong, and what to do.</param>
public sealed record CohortFault(string Field, string Text);
