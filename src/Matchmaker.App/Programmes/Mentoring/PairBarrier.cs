namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Why a pair is not possible.</summary>
public enum PairBarrier
{
    /// <summary>It is.</summary>
    None,

    /// <summary>The mentor knows none of the topics.</summary>
    Topic,

    /// <summary>They have no language in common.</summary>
    Language,

    /// <summary>Their clocks are too far apart.</summary>
    Hours,

    /// <summary>One avoids the other, or somebody forbade it.</summary>
    Forbidden,
}
