using Matchmaker.App.Registry;

namespace Matchmaker.App.Introductions;

/// <summary>One act of an actor on one suggested partner. Kept for ever: it is what the models learn from.</summary>
public sealed class Feedback
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public long PartnerId { get; set; }

    public Actor? Partner { get; set; }

    public FeedbackKind Kind { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Why, where the actor said so.</summary>
    public string? Reason { get; set; }

    /// <summary>Version of the model that made the suggestion, and the rank it stood at, where known. An answer has those of the suggestion that its question came from.</summary>
    public string? ModelVersion { get; set; }

    public int? Rank { get; set; }
}
