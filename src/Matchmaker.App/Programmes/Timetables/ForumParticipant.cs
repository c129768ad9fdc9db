using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Somebody who comes to a forum to meet others.</summary>
public sealed record ForumParticipant
{
    /// <summary>What wishes, locks and files call it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The actor of the registry that it is, where it is one.</summary>
    public long? ActorId { get; init; }

    /// <summary>When it is there, as <see cref="ForumHours"/>; empty for always.</summary>
    public IReadOnlyList<string> Available { get; init; } = [];

    /// <summary>When it is not.</summary>
    public IReadOnlyList<string> Away { get; init; } = [];

    /// <summary>Ids of those whom it would like to meet.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>Ids of those whom it would rather not meet; nobody is made to.</summary>
    public IReadOnlyList<string> Avoid { get; init; } = [];

    /// <summary>How many meetings it should have at least; null for the forum's.</summary>
    public int? Least { get; init; }

    /// <summary>How many it can have at the most; null for the forum's.</summary>
    public int? Most { get; init; }

    /// <summary>The file and line that it comes from.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }

    /// <summary>Where it stands in what a program sent, such as <c>participants.42</c>; null where it came from elsewhere.</summary>
    [JsonIgnore]
    public string? Path { get; init; }
}
