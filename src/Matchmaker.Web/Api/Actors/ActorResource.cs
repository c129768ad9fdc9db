using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Actors;

/// <summary>The public profile of an actor.</summary>
public sealed record ActorResource
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

    /// <summary>Degrees north, where known.</summary>
    /// <example>10.3157</example>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, where known.</summary>
    /// <example>123.8854</example>
    public double? Longitude { get; init; }

    /// <summary>Its web site.</summary>
    /// <example>https://studio.example.org</example>
    public string? Website { get; init; }

    /// <summary>What it says of itself.</summary>
    /// <example>A studio of eight that animates folk tales</example>
    public string? Description { get; init; }

    /// <summary>The year it was founded in.</summary>
    /// <example>2019</example>
    public int? FoundedYear { get; init; }

    /// <summary>By number of heads: micro below 10, small below 50, medium below 250.</summary>
    /// <example>micro</example>
    public required ActorSize Size { get; init; }

    /// <summary>How many introductions it can have open at a time; null where it sets no limit.</summary>
    /// <example>5</example>
    public int? Capacity { get; init; }

    /// <summary>Who leads it: women-led, youth-led, indigenous-or-local-craft. Null while the database cannot be reached.</summary>
    /// <example>["women-led"]</example>
    public required IReadOnlyList<string>? Ownership { get; init; }

    /// <summary>The organisation a person belongs to.</summary>
    public ActorReference? Affiliation { get; init; }

    /// <summary>Codes of its sectors.</summary>
    /// <example>["animation"]</example>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>The languages it works in, as BCP 47 tags.</summary>
    /// <example>["en", "fil"]</example>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<AliasResource> Aliases { get; init; }

    /// <summary>What other registers call it. Null while the database cannot be reached.</summary>
    /// <example>["example:1"]</example>
    public required IReadOnlyList<string>? ExternalIds { get; init; }

    /// <summary>What it can give.</summary>
    public required IReadOnlyList<InterestResource> Offers { get; init; }

    /// <summary>What it seeks.</summary>
    public required IReadOnlyList<InterestResource> Needs { get; init; }

    /// <summary>Whether it is known to be who it says it is.</summary>
    public required VerificationResource Verification { get; init; }

    /// <summary>Whether it exists only to show the product. Null while the database cannot be reached.</summary>
    /// <example>false</example>
    public required bool? IsDemo { get; init; }

    /// <summary>When its profile last changed. Null while the database cannot be reached.</summary>
    /// <example>2026-11-02T09:30:00+00:00</example>
    public required DateTimeOffset? UpdatedAt { get; init; }
}
