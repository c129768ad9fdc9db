namespace Matchmaker.Web.Api.Webhooks;

/// <summary>An address that is told of events.</summary>
public sealed record WebhookResource
{
    /// <summary>Its key.</summary>
    /// <example>3</example>
    public required long Id { get; init; }

    /// <summary>Where events are sent.</summary>
    /// <example>https://hooks.example.org/matchmaker</example>
    public required string Url { get; init; }

    /// <summary>What it is told of.</summary>
    /// <example>["introduction.asked"]</example>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Whether it is told at present.</summary>
    /// <example>true</example>
    public required bool IsActive { get; init; }

    /// <summary>When it was made.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was given up, since nothing had arrived for a day or it wants nothing any more; null where it was not.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Why it was.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>Signs what is sent. Shown in the answer that made it, and never again.</summary>
    /// <example>whsec_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</example>
    public string? Secret { get; init; }
}
