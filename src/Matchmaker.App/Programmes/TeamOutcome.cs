namespace Matchmaker.App.Programmes;

/// <summary>What came of a team.</summary>
public enum TeamOutcome
{
    Planned,
    TookPlace,
    DidNot,

    /// <summary>Taken back before it was to take place.</summary>
    Cancelled,
}
