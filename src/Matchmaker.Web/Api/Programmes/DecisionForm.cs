using Matchmaker.App.Programmes;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A decision on some of those in a programme.</summary>
public sealed record DecisionForm
{
    /// <summary>Keys of the actors.</summary>
    public required IReadOnlyList<long> ActorIds { get; init; }

    /// <summary>What is decided: submitted, shortlisted, selected, reserve or not-selected.</summary>
    /// <example>selected</example>
    public required EntryState State { get; init; }

    /// <summary>What to write to them.</summary>
    /// <example>Welcome to the residency.</example>
    public string? Message { get; init; }
}
