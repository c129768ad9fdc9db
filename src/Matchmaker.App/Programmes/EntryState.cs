namespace Matchmaker.App.Programmes;

/// <summary>Where one actor stands in a programme.</summary>
public enum EntryState
{
    /// <summary>Applied, nothing decided.</summary>
    Submitted,

    /// <summary>Taken into the closer choice.</summary>
    Shortlisted,

    /// <summary>Asked by the secretariat, has not answered.</summary>
    Invited,

    /// <summary>Said yes to an invitation or to being selected.</summary>
    Accepted,

    /// <summary>Said no to either.</summary>
    Declined,

    /// <summary>Chosen, has not answered.</summary>
    Selected,

    /// <summary>Comes in where somebody else says no.</summary>
    Reserve,

    /// <summary>Not chosen.</summary>
    NotSelected,

    /// <summary>Taken back by the actor itself.</summary>
    Withdrawn,
}
