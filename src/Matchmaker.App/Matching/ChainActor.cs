using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Somebody in a chain of introductions.</summary>
public sealed record ChainActor(long Id, string Name, Helix Helix, string Country);
