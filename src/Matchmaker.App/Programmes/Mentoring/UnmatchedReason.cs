namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Why a mentee has no mentor.</summary>
public enum UnmatchedReason
{
    /// <summary>It asks for none.</summary>
    AsksForNone,

    /// <summary>Nobody with places knows any of its topics.</summary>
    Topic,

    /// <summary>Those who know a topic share no language with it.</summary>
    Language,

    /// <summary>Those who would do are too many hours away.</summary>
    Hours,

    /// <summary>Those who would do are forbidden or avoided.</summary>
    Forbidden,

    /// <summary>All who could are full, or take nobody.</summary>
    Full,
}
