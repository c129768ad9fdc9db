using Matchmaker.App.Introductions;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Introductions;

/// <summary>An introduction in a list, as one of its sides sees it.</summary>
public sealed record IntroductionResource
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>Whether this side has asked.</summary>
    /// <example>true</example>
    public required bool IsOurs { get; init; }

    /// <summary>The other side.</summary>
    public required ActorReference Partner { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>asked</example>
    public required IntroductionState State { get; init; }

    /// <summary>When it was asked for.</summary>
    /// <example>2026-11-20T08:00:00+00:00</example>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When something last happened.</summary>
    /// <example>2026-11-21T08:00:00+00:00</example>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The last thing written.</summary>
    /// <example>We make a series of twelve episodes, and look for a partner in Bangkok.</example>
    public string? LastText { get; init; }

    /// <summary>Whether the next step is up to this side.</summary>
    /// <example>false</example>
    public required bool WaitsForUs { get; init; }
}
