namespace Matchmaker.App.Matching;

/// <summary>What adds to a score beside the signals.</summary>
public enum AddendKind
{
    /// <summary>It mentors in what was asked for.</summary>
    Topic,

    /// <summary>It resembles somebody higher in the list.</summary>
    Variety,

    /// <summary>Its country, helix or size would be shown too seldom otherwise.</summary>
    Balance,

    /// <summary>The actor wishes for those nearer to its network, or for those farther from it.</summary>
    Familiarity,

    /// <summary>The actor wishes for those nearer on the map, or for those farther away.</summary>
    Nearness,

    /// <summary>It resembles somebody whom the actor dismissed.</summary>
    FewerLike,

    /// <summary>It resembles somebody whom the actor saved.</summary>
    MoreLike,
}
