using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>One day of a forum, in the forum's time zone.</summary>
public sealed record ForumDay
{
    public required DateOnly Date { get; init; }

    /// <summary>When the first meeting begins.</summary>
    public required TimeOnly Start { get; init; }

    /// <summary>When the last meeting ends at the latest.</summary>
    public required TimeOnly End { get; init; }

    /// <summary>How long a meeting takes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Minutes between meetings, to change tables.</summary>
    public int Gap { get; init; }

    public IReadOnlyList<ForumPause> Breaks { get; init; } = [];

    /// <summary>How many meetings are held at once.</summary>
    public required int Tables { get; init; }

    /// <summary>Where it was read, for messages.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }
}
