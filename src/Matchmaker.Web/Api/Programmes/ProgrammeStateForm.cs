using Matchmaker.App.Programmes;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>Where a programme goes.</summary>
public sealed record ProgrammeStateForm
{
    /// <summary>The next state, or the one before.</summary>
    /// <example>open</example>
    public required ProgrammeState State { get; init; }
}
