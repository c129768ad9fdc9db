using Matchmaker.App.Collaborations;

namespace Matchmaker.App.Registry;

/// <summary>An organisation, or a person affiliated with one, that can work with others.</summary>
public sealed class Actor
{
    public long Id { get; set; }

    public ActorKind Kind { get; set; }

    /// <summary>The name to show, in whatever script the actor prefers.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> folded by <see cref="NameNormaliser"/>; kept by the context, used to find duplicates.</summary>
    public string NormalisedName { get; internal set; } = "";

    public Helix Helix { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Country { get; set; }

    public string? City { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public string? Website { get; set; }

    public string? Description { get; set; }

    public int? FoundedYear { get; set; }

    public ActorSize Size { get; set; }

    /// <summary>How many introductions it can have open at a time, 0 for none at present; null where it sets no limit.</summary>
    public int? Capacity { get; set; }

    public Ownership Ownership { get; set; }

    /// <summary>The organisation a person belongs to.</summary>
    public long? AffiliationId { get; set; }

    public Actor? Affiliation { get; set; }

    /// <summary>Taxonomy codes of the sectors the actor works in.</summary>
    public List<string> Sectors { get; set; } = [];

    /// <summary>BCP 47 tags of the languages the actor works in.</summary>
    public List<string> Languages { get; set; } = [];

    public Verification Verification { get; set; } = new();

    /// <summary>True for actors that exist only to show the product.</summary>
    public bool IsDemo { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<ActorAlias> Aliases { get; set; } = [];

    public List<ActorExternalId> ExternalIds { get; set; } = [];

    public List<Interest> Interests { get; set; } = [];

    public List<Participation> Participations { get; set; } = [];
}
