namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What can be tried.</summary>
public enum MentoringChangeKind
{
    /// <summary>A mentor takes so many.</summary>
    Places,

    /// <summary>A mentee speaks one more language.</summary>
    Language,

    /// <summary>A mentee asks for one more topic.</summary>
    Topic,

    /// <summary>Clocks may be so many hours apart.</summary>
    Hours,

    /// <summary>A pair is settled.</summary>
    Lock,

    /// <summary>A pair is forbidden.</summary>
    Forbid,

    /// <summary>Nothing is settled of a pair any more, and neither avoids the other.</summary>
    Release,

    /// <summary>Something else is to be best.</summary>
    Mode,
}
