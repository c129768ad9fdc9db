namespace Matchmaker.Web.Components.Actors;

/// <summary>A public list that an actor is in.</summary>
public sealed record ActorListing(string Name, string? Description, string? Note);
