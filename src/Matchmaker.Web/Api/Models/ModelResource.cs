using System.Text.Json;

namespace Matchmaker.Web.Api.Models;

/// <summary>A trained model.</summary>
public sealed record ModelResource
{
    /// <summary>Its version.</summary>
    /// <example>20261122-003000</example>
    public required string Name { get; init; }

    /// <summary>Whether it serves.</summary>
    /// <example>true</example>
    public required bool IsActive { get; init; }

    /// <summary>When it was trained.</summary>
    /// <example>2026-11-22T00:30:00+00:00</example>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>When it last began to serve; null where it never did, or was rolled back from.</summary>
    /// <example>2026-11-22T00:31:00+00:00</example>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>Its card: what it was trained on and how, and how good it is on held-out data.</summary>
    public required JsonElement Card { get; init; }
}
