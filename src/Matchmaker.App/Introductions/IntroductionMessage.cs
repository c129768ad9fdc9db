namespace Matchmaker.App.Introductions;

/// <summary>One line of an introduction's thread: what a side wrote, or what happened.</summary>
public sealed class IntroductionMessage
{
    public long Id { get; set; }

    public long IntroductionId { get; set; }

    public Introduction? Introduction { get; set; }

    /// <summary>The side that wrote or acted; null where the product did.</summary>
    public long? ActorId { get; set; }

    public long? AuthorId { get; set; }

    /// <summary>The state that this line brought about; null for a mere message.</summary>
    public IntroductionState? State { get; set; }

    /// <summary>Whether this line reminds the other side.</summary>
    public bool IsReminder { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset At { get; set; }
}
