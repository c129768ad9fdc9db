namespace Matchmaker.App.Registry;

/// <summary>Whether an actor is a body of its own, or a person who is affiliated with one.</summary>
public enum ActorKind
{
    Organisation,
    Person,
}
