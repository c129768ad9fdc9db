using System.Text.Json;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What an applicant of a mentoring round says besides its profile: the answers of its entry, as JSON.</summary>
public sealed record MentoringAnswers
{
    /// <summary>Above any honest number of pairs.</summary>
    public const int MostPlaces = 1_000;

    public IReadOnlyList<string>? Topics { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>How many mentors it wishes, or how many mentees it takes.</summary>
    public int? Places { get; init; }

    /// <summary>Keys of actors it would like, the first one most.</summary>
    public IReadOnlyList<long> Wishes { get; init; } = [];

    public IReadOnlyList<long> Avoid { get; init; } = [];

    /// <summary>Null where the entry says nothing of the kind, or something else. What will not do in it is left out: nobody's round fails for what another said.</summary>
    public static MentoringAnswers? Read(long actorId, string? answers)
    {
        if (string.IsNullOrWhiteSpace(answers)) return null;
        try
        {
            return JsonSerializer.Deserialize<MentoringAnswers>(answers, ProgrammeJson.Format) is { } said
                ? said with
                {
                    Languages = said.Languages?.Where(word => word is not null && SpokenLanguages.Parse(word) is not null).ToList() is { Count: > 0 } languages ? languages : null,
                    Topics = said.Topics?.Where(topic => !string.IsNullOrWhiteSpace(topic)).ToList() is { Count: > 0 } topics ? topics : null,
                    Places = said.Places is >= 1 and <= MostPlaces ? said.Places : null,
                    Wishes = [.. (said.Wishes ?? []).Where(wish => wish != actorId).Distinct()],
                    Avoid = [.. (said.Avoid ?? []).Where(one => one != actorId).Distinct().Except(said.Wishes ?? [])],
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
