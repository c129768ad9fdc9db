using System.Globalization;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What a curator settled of a round of mentoring: stored with the plan.</summary>
public sealed record MentoringChoices
{
    /// <summary>The role of entries that mentor; all others are mentees.</summary>
    public const string MentorRole = "mentor";

    public MentoringSettings Settings { get; init; } = new();

    public IReadOnlyList<MentoringPair> Pairs { get; init; } = [];

    /// <summary>Mentees of a file; null for those who applied.</summary>
    public IReadOnlyList<MentoringParticipant>? Mentees { get; init; }

    /// <summary>Mentors of a file; null for those who applied as mentors.</summary>
    public IReadOnlyList<MentoringParticipant>? Mentors { get; init; }

    /// <summary>Whether the registry's mentors are among them, too.</summary>
    public bool WithRegistry { get; init; } = true;

    /// <summary>How many a mentor of the registry takes that set no limit.</summary>
    public int PlacesEach { get; init; } = CohortRequest.UsualPlaces;

    /// <summary>Mentors that take another number than they said, by id.</summary>
    public IReadOnlyDictionary<string, int> Places { get; init; } = new Dictionary<string, int>();

    /// <summary>The choices with a change that was tried kept; null where that is about what an applicant says of itself, which is not the curator's to change.</summary>
    public MentoringChoices? With(MentoringChange change)
    {
        var others = Pairs.Where(pair => (pair.Mentee, pair.Mentor) != (change.Mentee, change.Mentor));
        return change.Kind switch
        {
            MentoringChangeKind.Places => this with { Places = new Dictionary<string, int>(Places) { [change.Mentor!] = int.Parse(change.Value!, CultureInfo.InvariantCulture) } },
            MentoringChangeKind.Lock => this with { Pairs = [.. others, new(change.Mentee!, change.Mentor!, PairRule.Locked)] },
            MentoringChangeKind.Forbid => this with { Pairs = [.. others, new(change.Mentee!, change.Mentor!, PairRule.Forbidden)] },
            MentoringChangeKind.Release when Pairs.Any(pair => (pair.Mentee, pair.Mentor) == (change.Mentee, change.Mentor)) => this with { Pairs = [.. others] },
            MentoringChangeKind.Hours or MentoringChangeKind.Mode => this with { Settings = MentoringChanges.Apply(new() { Settings = Settings }, change).Settings },
            MentoringChangeKind.Language or MentoringChangeKind.Topic when Mentees is not null => this with { Mentees = MentoringChanges.Apply(new() { Mentees = Mentees }, change).Mentees },
            _ => null,
        };
    }
}
