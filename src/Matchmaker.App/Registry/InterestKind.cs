namespace Matchmaker.App.Registry;

/// <summary>The direction of an interest: something an actor can give, or something it seeks.</summary>
public enum InterestKind
{
    Offer,
    Need,
}
