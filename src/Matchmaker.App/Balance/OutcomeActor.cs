using Matchmaker.App.Registry;

namespace Matchmaker.App.Balance;

/// <summary>What of an actor decides which groups it is in.</summary>
internal sealed record OutcomeActor(long Id, string Country, Helix Helix, ActorSize Size, Ownership Ownership);
