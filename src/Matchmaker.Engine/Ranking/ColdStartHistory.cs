using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking;

/// <summary>What became of the newcomers of a past period, with their candidates' signals as they stood at its start: what the ranker for newcomers learns from.</summary>
public static class ColdStartHistory
{
    /// <summary>Looks back at a period whose signals are known already. One candidate list a newcomer.</summary>
    /// <param name="collaborations">Everything known.</param>
    /// <param name="signals">Signals that know only what started before the period.</param>
    /// <param name="fromDay">First day of the period.</param>
    /// <param name="untilDay">First day after it.</param>
    /// <param name="cancellation">Stops between newcomers.</param>
    public static RankingHistory Of(Hypergraph collaborations, SignalModel signals, int fromDay, int untilDay, CancellationToken cancellation = default) =>
        RankingHistory.Of(ColdStartSplit.At(collaborations, fromDay, untilDay, signals.Options.MaximumSize), signals, cancellation);
}
