namespace Matchmaker.App.Programmes;

/// <summary>What an actor has said of how it takes part, and among whom it can choose.</summary>
/// <param name="Says">What it has said.</param>
/// <param name="Fellows">The other organisations that take part, by name.</param>
public sealed record OwnPreferences(EntryPreferences Says, IReadOnlyList<Fellow> Fellows);
