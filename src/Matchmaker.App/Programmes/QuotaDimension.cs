namespace Matchmaker.App.Programmes;

/// <summary>What a quota counts actors by.</summary>
public enum QuotaDimension
{
    Helix,
    Country,
    Size,
    Sector,
    WomenLed,
    YouthLed,
    IndigenousOrLocalCraft,

    /// <summary>Actors without any collaboration in the network so far.</summary>
    Newcomer,
    Verified,
}
