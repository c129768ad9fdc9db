namespace Matchmaker.App.Registry;

/// <summary>Head-count bands: micro below 10, small below 50, medium below 250, large from 250 on.</summary>
public enum ActorSize
{
    Unknown,
    Micro,
    Small,
    Medium,
    Large,
}
