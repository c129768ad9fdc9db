namespace Matchmaker.App.Introductions;

/// <summary>What an actor did with a suggestion.</summary>
public enum FeedbackKind
{
    Seen,
    Saved,
    Dismissed,
    Asked,
    Accepted,
    Declined,
    Met,
    WorkedTogether,

    /// <summary>Wants to hear no more of the other, nor be suggested to it, until <see cref="Unblocked"/>.</summary>
    Blocked,

    Unblocked,

    /// <summary>Takes back what was saved.</summary>
    Unsaved,

    /// <summary>Takes back what was dismissed.</summary>
    Restored,
}
