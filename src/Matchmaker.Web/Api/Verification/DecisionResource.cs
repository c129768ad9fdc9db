using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Verification;

/// <summary>Where the verification of an actor stands, and what that rests on.</summary>
public sealed record DecisionResource
{
    /// <summary>Key of the actor.</summary>
    /// <example>17</example>
    public required long ActorId { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Example Animation Studio</example>
    public required string Name { get; init; }

    /// <summary>Its country, as its two-letter code.</summary>
    /// <example>PH</example>
    public required string Country { get; init; }

    /// <summary>Its web site.</summary>
    /// <example>https://studio.example.org</example>
    public string? Website { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>pending</example>
    public required VerificationState State { get; init; }

    /// <summary>What it rests on, or what there is to check.</summary>
    /// <example>Register of companies, seen on 2026-11-20</example>
    public string? Evidence { get; init; }

    /// <summary>Who decided.</summary>
    /// <example>Secretariat</example>
    public string? DecidedBy { get; init; }

    /// <summary>Since when it stands so.</summary>
    /// <example>2026-03-02T09:30:00+00:00</example>
    public DateTimeOffset? DecidedAt { get; init; }

    public static DecisionResource Of(Actor actor) => new()
    {
        ActorId = actor.Id,
        Name = actor.Name,
        Country = actor.Country,
        Website = actor.Website,
        State = actor.Verification.State,
        Evidence = actor.Verification.Evidence,
        DecidedBy = actor.Verification.DecidedBy,
        DecidedAt = actor.Verification.DecidedAt,
    };
}
