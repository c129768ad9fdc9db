namespace Matchmaker.App.Programmes;

/// <summary>How actors get into a programme.</summary>
public enum ProgrammeEntrance
{
    /// <summary>They apply; the secretariat may invite too.</summary>
    Both,

    /// <summary>They apply; nobody is invited.</summary>
    Application,

    /// <summary>Only who is invited.</summary>
    Invitation,
}
