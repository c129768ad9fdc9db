using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Claims;

/// <summary>An actor that somebody would like to see in the registry.</summary>
public sealed record ProposalResource
{
    /// <summary>What it is called.</summary>
    /// <example>Example Animation Studio</example>
    public required string Name { get; init; }

    /// <summary>An organisation or a person.</summary>
    /// <example>organisation</example>
    public ActorKind Kind { get; init; }

    /// <summary>Which of the six helixes it belongs to.</summary>
    /// <example>industry</example>
    public required Helix Helix { get; init; }

    /// <summary>Its country, as its two-letter code.</summary>
    /// <example>PH</example>
    public required string Country { get; init; }

    /// <summary>Its city.</summary>
    /// <example>Cebu</example>
    public string? City { get; init; }

    /// <summary>Its web site.</summary>
    /// <example>https://studio.example.org</example>
    public string? Website { get; init; }

    /// <summary>What it says of itself.</summary>
    /// <example>A studio of eight that animates folk tales</example>
    public string? Description { get; init; }
}
