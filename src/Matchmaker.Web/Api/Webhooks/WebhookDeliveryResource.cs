using Matchmaker.App.Notifications;

namespace Matchmaker.Web.Api.Webhooks;

/// <summary>An event on its way to an address, or what came of it.</summary>
public sealed record WebhookDeliveryResource
{
    /// <summary>Its key; the header Matchmaker-Delivery names it.</summary>
    /// <example>17</example>
    public required long Id { get; init; }

    /// <summary>The event's own id: whoever has seen it has had this event before.</summary>
    /// <example>evt_0193c2f1a7e07b6c8d1e2f3a4b5c6d7e</example>
    public required string EventId { get; init; }

    /// <summary>What happened.</summary>
    /// <example>introduction.asked</example>
    public required string Type { get; init; }

    /// <summary>waiting, sent or failed.</summary>
    /// <example>sent</example>
    public required OutboxState State { get; init; }

    /// <summary>How often it was tried.</summary>
    /// <example>1</example>
    public required int Attempts { get; init; }

    /// <summary>When it happened.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next; null where it is not.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When it arrived, or was given up.</summary>
    /// <example>2026-11-22T01:00:01+00:00</example>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the receiver answered last.</summary>
    /// <example>204</example>
    public int? StatusCode { get; init; }

    /// <summary>Why it has not arrived.</summary>
    public string? Problem { get; init; }

    /// <summary>What is sent, as the body of the request.</summary>
    public required string Payload { get; init; }
}
