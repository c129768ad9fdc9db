using Matchmaker.App.Introductions;

namespace Matchmaker.App.Importing.Rows;

/// <summary>One act of feedback as a row states it. Feedback never changes: the same actor, partner, kind and time is the same act.</summary>
internal sealed record FeedbackDraft(ExternalKey Actor, ExternalKey Partner, FeedbackKind Kind, DateTimeOffset At)
{
    public string? Reason { get; init; }

    public string? ModelVersion { get; init; }

    public int? Rank { get; init; }
}
