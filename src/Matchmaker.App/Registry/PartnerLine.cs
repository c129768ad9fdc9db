namespace Matchmaker.App.Registry;

/// <summary>One partner in an actor's profile, and how many collaborations the two share.</summary>
public sealed record PartnerLine(long Id, string Name, Helix Helix, string Country, int Collaborations);
