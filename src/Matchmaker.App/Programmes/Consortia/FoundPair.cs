namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Two members.</summary>
/// <param name="One">Key of one.</param>
/// <param name="Other">Key of the other.</param>
/// <param name="Acceptance">How well they accept one another, 0 … 1.</param>
/// <param name="IsTied">Whether they have worked together.</param>
public sealed record FoundPair(long One, long Other, double Acceptance, bool IsTied);
