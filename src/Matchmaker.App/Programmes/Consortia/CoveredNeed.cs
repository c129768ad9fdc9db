namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A need of the brief.</summary>
/// <param name="Need">In words.</param>
/// <param name="Cover">How well it is covered, 0 … 1.</param>
/// <param name="By">Name of who covers it best; null where nobody does.</param>
public sealed record CoveredNeed(string Need, double Cover, string? By);
