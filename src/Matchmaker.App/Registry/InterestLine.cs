namespace Matchmaker.App.Registry;

/// <summary>An offer or a need, as shown.</summary>
public sealed record InterestLine(string? Tag, string? Text);
