namespace Matchmaker.Engine.Ranking;

/// <summary>Whose view a signal tells.</summary>
public enum SignalSide
{
    /// <summary>Why the candidate fits the actor.</summary>
    Ours,

    /// <summary>Why the actor fits the candidate.</summary>
    Theirs,

    /// <summary>What holds for both alike.</summary>
    Both,
}
