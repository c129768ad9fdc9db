namespace Matchmaker.Web.Components.Actors;

/// <summary>Names the texts of an actor's page.</summary>
public sealed class ActorTexts;
