namespace Matchmaker.App.Programmes;

/// <summary>Where a programme stands, in the order of its life.</summary>
public enum ProgrammeState
{
    /// <summary>Seen by the secretariat alone.</summary>
    Draft,

    /// <summary>Public; applications and invitations.</summary>
    Open,

    /// <summary>Applications are over; the line-up is made.</summary>
    Selecting,

    /// <summary>The line-up is published, and it goes on.</summary>
    Running,

    /// <summary>Over, its outcomes recorded.</summary>
    Closed,

    /// <summary>It does not take place.</summary>
    Cancelled,
}
