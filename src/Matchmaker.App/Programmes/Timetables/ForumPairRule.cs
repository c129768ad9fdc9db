namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What is settled about two participants.</summary>
public enum ForumPairRule
{
    /// <summary>They meet.</summary>
    Lock,

    /// <summary>They do not.</summary>
    Forbid,
}
