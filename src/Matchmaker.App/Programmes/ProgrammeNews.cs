namespace Matchmaker.App.Programmes;

/// <summary>What an actor in a programme is told of.</summary>
public enum ProgrammeNews
{
    Invited,
    Selected,
    Reserve,
    NotSelected,

    /// <summary>It is asked to be one of a team.</summary>
    TeamAsked,

    /// <summary>It is one of a team, or meets somebody at a time.</summary>
    TeamTold,

    /// <summary>Its teams or meetings have changed.</summary>
    TeamChanged,

    /// <summary>What it was told last was taken back.</summary>
    TakenBack,
    Cancelled,
}
