using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A mentee or a mentor of one round.</summary>
public sealed record MentoringParticipant
{
    /// <summary>What tells it from the others of its side.</summary>
    public required string Id { get; init; }

    /// <summary>What to call it; its id where it has no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is to be learnt, or what it mentors in: codes of the taxonomies, or words of its own.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Languages it can speak with the other in, as tags, the preferred one first; none where it did not say.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2; null where it is not known.</summary>
    public string? Country { get; init; }

    /// <summary>Hours its clock is ahead of UTC, where that was said rather than the country.</summary>
    public double? Utc { get; init; }

    /// <summary>How many mentors it may get, or how many mentees it takes.</summary>
    public int Places { get; init; } = 1;

    /// <summary>Ids of the other side, the most wished for first.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>Ids of the other side that it must not be brought together with.</summary>
    public IReadOnlyList<string> Avoid { get; init; } = [];

    /// <summary>The actor of the registry that it is; null where it is none.</summary>
    public long? ActorId { get; init; }

    /// <summary>Where it was read, for messages.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }

    /// <summary>The name, or the id where there is none.</summary>
    [JsonIgnore]
    public string Label => Name.Length > 0 ? Name : Id;
}
