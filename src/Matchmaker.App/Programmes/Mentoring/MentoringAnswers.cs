using System.Text.Json;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What an applicant of a mentoring round says besides its profile: the answers of its entry, as JSON.</summary>
public sealed record MentoringAnswers
{
    public IReadOnlyList<string>? Topics { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>How many mentors it wishes, or how many mentees it takes.</summary>
    public int? Places { get; init; }

    /// <summary>Keys of actors it would like, the first one most.</summary>
    public IReadOnlyList<long> Wishes { get; init; } = [];

    public IReadOnlyList<long> Avoid { get; init; } = [];

    /// <summary>Null where the entry says nothing of the kind, or something else.</summary>
    public static MentoringAnswers? Read(string? answers)
    {
        if (string.IsNullOrWhiteSpace(answers)) return null;
        try
        {
            return JsonSerializer.Deserialize<MentoringAnswers>(answers, ProgrammeJson.Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
