using Matchmaker.App.Matching;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>A part of a score.</summary>
public sealed record ReasonResource
{
    /// <summary>What it is about.</summary>
    /// <example>needs</example>
    public required ReasonTopic Topic { get; init; }

    /// <summary>Whose view it tells: ours, why the partner fits the actor; theirs, why the actor fits the partner.</summary>
    /// <example>ours</example>
    public required SignalSide Side { get; init; }

    /// <summary>The signal it comes from; null for what no signal gives.</summary>
    /// <example>needs-met</example>
    public Signal? Signal { get; init; }

    /// <summary>What it adds; below 0 where it takes away.</summary>
    /// <example>0.82</example>
    public required double Value { get; init; }
}
