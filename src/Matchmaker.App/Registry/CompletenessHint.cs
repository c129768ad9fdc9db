namespace Matchmaker.App.Registry;

/// <summary>A gap of a profile.</summary>
/// <param name="Field">Which field, such as <c>needs</c>.</param>
/// <param name="Weight">Its part of a complete profile; all weights add up to 1.</param>
public sealed record CompletenessHint(string Field, double Weight);
