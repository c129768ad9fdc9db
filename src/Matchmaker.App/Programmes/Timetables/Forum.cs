using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A forum as it is to be planned: what files say, or what a programme and its workbench hold.</summary>
public sealed record Forum
{
    /// <summary>Above any honest forum.</summary>
    public const int MostParticipants = 2_000;

    /// <summary>What meetings are known by in calendars, over all plans; see <see cref="ForumCalendar"/>.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required ForumGrid Grid { get; init; }

    public IReadOnlyList<ForumParticipant> Participants { get; init; } = [];

    public IReadOnlyList<ForumPair> Pairs { get; init; } = [];

    public IReadOnlyList<ForumMishap> Mishaps { get; init; } = [];

    public ForumSettings Settings { get; init; } = new();

    /// <summary>How well two fit, 0 to 1, participants × participants; NaN where they must not meet. Null where nothing is known. Not written to files.</summary>
    [JsonIgnore]
    public double[]? Fits { get; init; }
}
