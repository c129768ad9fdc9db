using Matchmaker.App.Registry;

namespace Matchmaker.App.Webhooks;

/// <summary>An address of an organisation that wants to hear of events. Its secret signs what is sent.</summary>
public sealed class WebhookSubscription
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public required string Url { get; set; }

    /// <summary>Codes of events, such as <c>introduction.asked</c>.</summary>
    public List<string> Events { get; set; } = [];

    /// <summary>The signing secret, encrypted with the keys of the installation.</summary>
    public required string ProtectedSecret { get; set; }

    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when nothing has arrived; null where the last that was sent did.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>When the product gave it up; null where it did not, or somebody switched it on again.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Why it did.</summary>
    public string? DisabledBecause { get; set; }
}
