using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Actors;

/// <summary>What can be said of an actor. To change one, send the fields that change (JSON merge patch): null takes a value away, a list replaces the whole list.</summary>
public sealed record ActorForm
{
    /// <summary>What it is called.</summary>
    /// <example>Example Animation Studio</example>
    public required string Name { get; init; }

    /// <summary>An organisation or a person; stays what it was at first.</summary>
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

    /// <summary>The year it was founded in.</summary>
    /// <example>2019</example>
    public int? FoundedYear { get; init; }

    /// <summary>By number of heads: micro below 10, small below 50, medium below 250.</summary>
    /// <example>micro</example>
    public ActorSize Size { get; init; }

    /// <summary>How many introductions it can have open at a time; null for no limit.</summary>
    /// <example>5</example>
    public int? Capacity { get; init; }

    /// <summary>Who leads it: women-led, youth-led, indigenous-or-local-craft.</summary>
    /// <example>["women-led"]</example>
    public IReadOnlyList<string> Ownership { get; init; } = [];

    /// <summary>Codes of its sectors.</summary>
    /// <example>["animation"]</example>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>The languages it works in, as BCP 47 tags.</summary>
    /// <example>["en", "fil"]</example>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What it can give.</summary>
    public IReadOnlyList<InterestResource> Offers { get; init; } = [];

    /// <summary>What it seeks.</summary>
    public IReadOnlyList<InterestResource> Needs { get; init; } = [];
}
