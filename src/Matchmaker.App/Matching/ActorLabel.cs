using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>How an actor is shown in a list.</summary>
public sealed record ActorLabel(long Id, string Name, Helix Helix, string Country, string? City);
