using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Rows;

/// <summary>What one row says about an actor. Null and empty mean that the row does not speak of it, and leave what the registry holds.</summary>
internal sealed record ActorDraft
{
    /// <summary>The register's own id first: it alone decides between two actors that share one of the others.</summary>
    public IReadOnlyList<ExternalKey> Ids { get; init; } = [];

    public string? Name { get; init; }

    /// <summary>The name of a new actor where the row has none.</summary>
    public string? NameIfNew { get; init; }

    public ActorKind? Kind { get; init; }

    public Helix? Helix { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Website { get; init; }

    public string? Description { get; init; }

    public int? FoundedYear { get; init; }

    public int? Capacity { get; init; }

    public ActorSize? Size { get; init; }

    public Ownership? Ownership { get; init; }

    public ExternalKey? Affiliation { get; init; }

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<AliasDraft> Aliases { get; init; } = [];

    public IReadOnlyList<InterestDraft> Interests { get; init; } = [];

    public VerificationClaim? Verification { get; init; }

    public bool? IsDemo { get; init; }
}
