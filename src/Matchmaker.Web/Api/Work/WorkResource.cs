using Matchmaker.App.Jobs;

namespace Matchmaker.Web.Api.Work;

/// <summary>Long work that was asked for, as it stands.</summary>
public sealed record WorkResource
{
    /// <summary>Its key.</summary>
    /// <example>019aa2c1b5d07b2d8f6e0c4a9d3e7f10</example>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    /// <example>Training a model</example>
    public required string Name { get; init; }

    /// <summary>The version that is evaluated or was trained; null while a training goes on, and where the work is about no version.</summary>
    /// <example>20261122-003000</example>
    public string? Model { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>running</example>
    public required WorkState State { get; init; }

    /// <summary>Who asked for it.</summary>
    /// <example>Nightly training</example>
    public required string AskedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When its turn came.</summary>
    /// <example>2026-11-22T01:00:01+00:00</example>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    /// <example>2026-11-22T01:04:20+00:00</example>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What it does at present; null before it begins.</summary>
    /// <example>Learning the factors</example>
    public string? Step { get; init; }

    /// <summary>How much of it is done, from 0 to 1; null where nobody can tell.</summary>
    /// <example>0.4</example>
    public double? Part { get; init; }

    /// <summary>About how many seconds more it takes; null where there is nothing yet to judge by.</summary>
    /// <example>90</example>
    public long? SecondsLeft { get; init; }

    /// <summary>What came of it, in words; null unless it is done.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed, and what to do.</summary>
    public string? Problem { get; init; }
}
