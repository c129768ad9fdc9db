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
}
