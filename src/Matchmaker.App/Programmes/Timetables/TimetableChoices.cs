using System.Text.Json;
using Matchmaker.App.Programmes.Given;

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

    /// <summary>The same, where each pair and mishap says where it stands.</summary>
    internal TimetableChoices Placed() => this with
    {
        Pairs = [.. Pairs.Select((pair, at) => pair with { Path = $"pairs[{at + 1}]" })],
        Mishaps = [.. Mishaps.Select((mishap, at) => mishap with { Path = $"mishaps[{at + 1}]" })],
    };

    /// <summary>Whom it names that is none of those known.</summary>
    internal IEnumerable<GivenIssue> Strangers(IReadOnlySet<string> known)
    {
        IEnumerable<(string Where, string? Path, string Field, string Id)> named =
        [
            .. Pairs.SelectMany(pair => new[] { ("What is settled of pairs", pair.Path, "a", pair.A), ("What is settled of pairs", pair.Path, "b", pair.B) }),
            .. Mishaps.Where(mishap => mishap.Participant is not null).Select(mishap => ("What changed", mishap.Path, "participant", mishap.Participant!)),
            .. Participants.Keys.Select(id => ("What is settled of participants", (string?)"participants", id, id)),
            .. Participants.SelectMany(one => (one.Value.Wishes ?? []).Select(id => ($"What is settled of participant {one.Key}", (string?)$"participants.{one.Key}", "wishes", id))),
            .. Participants.SelectMany(one => (one.Value.Avoid ?? []).Select(id => ($"What is settled of participant {one.Key}", (string?)$"participants.{one.Key}", "avoid", id))),
        ];
        return named.Where(one => !known.Contains(one.Id))
            .Select(one => new GivenIssue(one.Where, one.Field, $"'{one.Id}' is not in this programme. Name those who take part by the number of their actor.", true) { Path = one.Path is null ? null : $"{one.Path}.{one.Field}" });
    }

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
