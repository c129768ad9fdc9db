using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>One made-up actor, ready to be written or stored.</summary>
internal sealed record DemoActor
{
    public required int Index { get; init; }

    public required ActorKind Kind { get; init; }

    public required string Name { get; init; }

    public required Helix Helix { get; init; }

    public required string Country { get; init; }

    public required string City { get; init; }

    /// <summary>Degrees with four places, as text, so that every machine writes the same digits.</summary>
    public required string Latitude { get; init; }

    public required string Longitude { get; init; }

    public string? Website { get; init; }

    public required string Description { get; init; }

    public int? Founded { get; init; }

    public ActorSize Size { get; init; }

    /// <summary>Free places of a mentor, or introductions that a very small firm can answer; null where nobody counts.</summary>
    public int? Capacity { get; init; }

    public Ownership Ownership { get; init; }

    public required IReadOnlyList<string> Sectors { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyList<TaxonomyTerm> Offers { get; init; }

    public required IReadOnlyList<TaxonomyTerm> Needs { get; init; }

    public required string OfferText { get; init; }

    public required string NeedText { get; init; }

    /// <summary>A name in the local language; null where the name itself is.</summary>
    public string? Alias { get; init; }

    public string? AliasLanguage { get; init; }

    /// <summary>Index of a person's organisation.</summary>
    public int? Affiliation { get; init; }

    public VerificationState Verification { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public string Id => DemoNames.ActorId(Index);
}
