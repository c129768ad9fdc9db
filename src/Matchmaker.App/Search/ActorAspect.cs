namespace Matchmaker.App.Search;

/// <summary>What actors can be filtered by and counted by.</summary>
public enum ActorAspect
{
    Helix,
    Country,
    Sector,
    Size,
    Verification,
    Offers,
    Needs,
    Language,
    Kind,
}
