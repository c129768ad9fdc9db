namespace Matchmaker.App.Programmes;

/// <summary>How an actor came into a programme.</summary>
public enum EntryOrigin
{
    Applied,
    Invited,

    /// <summary>Put there by the secretariat, which answers for it.</summary>
    Added,
}
