using Matchmaker.App.Notifications;

namespace Matchmaker.App.Webhooks;

/// <summary>An event on its way to one address, or what came of it.</summary>
public sealed class WebhookDelivery : OutboxEntry
{
    public long SubscriptionId { get; set; }

    public WebhookSubscription? Subscription { get; set; }

    /// <summary>The event's own id, the same at every address that is told and each time it is told again.</summary>
    public required string EventId { get; set; }

    /// <summary>What happened: a code of <see cref="WebhookEvent"/>.</summary>
    public required string Type { get; set; }

    /// <summary>What is sent, byte for byte, as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>What the receiver answered to the last attempt; null where it did not.</summary>
    public int? StatusCode { get; set; }

    /// <summary>When it was last tried.</summary>
    public DateTimeOffset? TriedAt { get; set; }
}
