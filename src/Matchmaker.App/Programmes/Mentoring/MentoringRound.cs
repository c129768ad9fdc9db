namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A round of mentoring, stated: who seeks, who mentors, what is settled, and what counts.</summary>
public sealed record MentoringRound
{
    /// <summary>The most mentees, and the most mentors.</summary>
    public const int MostParticipants = 5000;

    /// <summary>The most pairs that a fit is computed for.</summary>
    public const int MostFits = 4_000_000;

    public IReadOnlyList<MentoringParticipant> Mentees { get; init; } = [];

    public IReadOnlyList<MentoringParticipant> Mentors { get; init; } = [];

    public IReadOnlyList<MentoringPair> Pairs { get; init; } = [];

    public MentoringSettings Settings { get; init; } = new();
}
