namespace Matchmaker.App.Matching;

/// <summary>An actor with its part in something.</summary>
public sealed record PartnerShare(ActorLabel Actor, double Share);
