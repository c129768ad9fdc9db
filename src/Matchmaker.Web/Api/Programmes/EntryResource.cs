using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>One actor in a programme.</summary>
public sealed record EntryResource
{
    /// <summary>Who it is.</summary>
    public required ActorReference Actor { get; init; }

    /// <summary>Its helix.</summary>
    /// <example>industry</example>
    public required Helix Helix { get; init; }

    /// <summary>Whether it has no collaboration yet.</summary>
    /// <example>true</example>
    public required bool IsNewcomer { get; init; }

    /// <summary>How it came in.</summary>
    /// <example>applied</example>
    public required EntryOrigin Origin { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>submitted</example>
    public required EntryState State { get; init; }

    /// <summary>The role it applies for.</summary>
    /// <example>lead</example>
    public string? Role { get; init; }

    /// <summary>Why it, in its own words.</summary>
    /// <example>We tell the tales of our island.</example>
    public string? Pitch { get; init; }

    /// <summary>What else it says, as a JSON object.</summary>
    public string? Answers { get; init; }

    /// <summary>What it asks of the budget.</summary>
    /// <example>5000</example>
    public decimal? AskedAmount { get; init; }

    /// <summary>How many reviews count.</summary>
    /// <example>2</example>
    public required int Reviews { get; init; }

    /// <summary>Their weighted mean, 0 to 10.</summary>
    /// <example>7.5</example>
    public double? ReviewedScore { get; init; }

    /// <summary>When it came in.</summary>
    /// <example>2026-11-20T08:00:00+00:00</example>
    public required DateTimeOffset EnteredAt { get; init; }

    internal static EntryResource Of(EntryLine line) => new()
    {
        Actor = new() { Id = line.Actor.Id, Name = line.Actor.Name, Country = line.Actor.Country },
        Helix = line.Actor.Helix,
        IsNewcomer = line.IsNewcomer,
        Origin = line.Entry.Origin,
        State = line.Entry.State,
        Role = line.Entry.Role,
        Pitch = line.Entry.Pitch,
        Answers = line.Entry.Answers,
        AskedAmount = line.Entry.AskedAmount,
        Reviews = line.Reviews,
        ReviewedScore = line.ReviewedScore,
        EnteredAt = line.Entry.EnteredAt,
    };
}
