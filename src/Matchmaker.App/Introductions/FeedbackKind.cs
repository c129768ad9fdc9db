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
}
