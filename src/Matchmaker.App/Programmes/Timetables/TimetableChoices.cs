using System.Text.Json;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What a curator settled in a plan of a programme's meetings; stored with it. Participants go by the number of their actor.</summary>
public sealed record TimetableChoices
{
    public ForumGrid? Grid { get; init; }

    public ForumSettings Settings { get; init; } = new();

    public IReadOnlyList<ForumPair> Pairs { get; init; } = [];

    public IReadOnlyList<ForumMishap> Mishaps { get; init; } = [];

    /// <summary>The first slot that is not over.</summary>
    public int FirstOpenSlot { get; init; } = 1;

    public IReadOnlyDictionary<string, ParticipantChoice> Participants { get; init; } = new Dictionary<string, ParticipantChoice>();

    public string Write() => JsonSerializer.Serialize(this, ProgrammeJson.Format);

    /// <summary>What is stored; what cannot be read any more counts as nothing settled.</summary>
    public static TimetableChoices Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TimetableChoices>(text, ProgrammeJson.Format) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}
