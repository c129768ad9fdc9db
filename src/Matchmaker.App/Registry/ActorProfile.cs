namespace Matchmaker.App.Registry;

/// <summary>All that the registry says of one actor, to show it.</summary>
public sealed record ActorProfile(
    long Id,
    string Name,
    ActorKind Kind,
    Helix Helix,
    string Country,
    string CountryName,
    string? City,
    string? Website,
    string? Description,
    int? FoundedYear,
    ActorSize Size,
    IReadOnlyList<Ownership> Ownership,
    ActorCandidate? Affiliation,
    IReadOnlyList<string> Sectors,
    IReadOnlyList<string> Languages,
    Verification Verification,
    bool IsDemo,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> ExternalIds,
    IReadOnlyList<InterestLine> Offers,
    IReadOnlyList<InterestLine> Needs,
    int CollaborationCount,
    IReadOnlyList<CollaborationLine> LatestCollaborations,
    int PartnerCount,
    IReadOnlyList<PartnerLine> FrequentPartners);
