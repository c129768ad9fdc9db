using Matchmaker.App.Programmes;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>What came of some teams.</summary>
public sealed record TeamOutcomeForm
{
    /// <summary>Keys of the teams.</summary>
    public required IReadOnlyList<long> TeamIds { get; init; }

    /// <summary>What came of them.</summary>
    /// <example>took-place</example>
    public required TeamOutcome Outcome { get; init; }
}
