using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Actors;

/// <summary>An actor in a list.</summary>
public sealed record ActorSummary
{
    /// <summary>Its key.</summary>
    /// <example>17</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Example Animation Studio</example>
    public required string Name { get; init; }

    /// <summary>An organisation or a person.</summary>
    /// <example>organisation</example>
    public required ActorKind Kind { get; init; }

    /// <summary>Which of the six helixes it belongs to.</summary>
    /// <example>industry</example>
    public required Helix Helix { get; init; }

    /// <summary>Its country, as its two-letter code.</summary>
    /// <example>PH</example>
    public required string Country { get; init; }

    /// <summary>Its city, where known.</summary>
    /// <example>Cebu</example>
    public string? City { get; init; }

    /// <summary>By number of heads: micro below 10, small below 50, medium below 250.</summary>
    /// <example>micro</example>
    public required ActorSize Size { get; init; }

    /// <summary>Codes of its sectors.</summary>
    /// <example>["animation"]</example>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Where its verification stands.</summary>
    /// <example>verified</example>
    public required VerificationState Verification { get; init; }

    /// <summary>When its profile last changed; null where the search index tells of it, which does not know.</summary>
    /// <example>2026-11-02T09:30:00+00:00</example>
    public DateTimeOffset? UpdatedAt { get; init; }
}
