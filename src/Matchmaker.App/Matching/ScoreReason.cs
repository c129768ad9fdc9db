using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>One part of a score; the parts of a suggestion add up to its score.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Side">Whose view it tells.</param>
/// <param name="Signal">The signal it comes from; null for an addend.</param>
/// <param name="Value">What it adds; below 0 where it takes away.</param>
public sealed record ScoreReason(ReasonTopic Topic, SignalSide Side, Signal? Signal, double Value);
