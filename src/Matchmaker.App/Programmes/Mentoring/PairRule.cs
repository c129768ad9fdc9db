namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What was settled of a pair.</summary>
public enum PairRule
{
    /// <summary>They are together, whatever their fit.</summary>
    Locked,

    /// <summary>They are not.</summary>
    Forbidden,
}
