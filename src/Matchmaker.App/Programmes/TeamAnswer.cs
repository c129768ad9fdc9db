namespace Matchmaker.App.Programmes;

/// <summary>What a member of a team says to being one.</summary>
public enum TeamAnswer
{
    /// <summary>It was not asked: it is told.</summary>
    NotAsked,
    Asked,
    Accepted,
    Declined,
}
