using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>What an organisation asks for its students or labs.</summary>
public sealed record CohortRequest
{
    /// <summary>How many a mentor takes that has not said how many introductions it has room for.</summary>
    public const int UsualPlaces = 2;

    public IReadOnlyList<MentoringParticipant> Mentees { get; init; } = [];

    public IReadOnlyList<MentoringPair> Pairs { get; init; } = [];

    public MentoringSettings Settings { get; init; } = new();

    /// <summary>Only mentors whose verification holds.</summary>
    public bool OnlyVerified { get; init; }

    /// <summary>Only this kind of mentor; null for any.</summary>
    public Helix? Helix { get; init; }

    /// <summary>How many a mentor takes that set no limit.</summary>
    public int PlacesEach { get; init; } = UsualPlaces;
}
