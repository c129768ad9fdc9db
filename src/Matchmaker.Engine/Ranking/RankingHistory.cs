using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking;

/// <summary>A past period to learn from or to choose on: signals as they stood at its start, and the partners that were gained in it.</summary>
public sealed class RankingHistory
{
    private RankingHistory(PartnerSplit split, SignalModel signals, RankingExample[] examples)
    {
        Split = split;
        Signals = signals;
        Examples = examples;
    }

    /// <summary>The split in time that it was made from.</summary>
    public PartnerSplit Split { get; }

    /// <summary>Signals from before the period only.</summary>
    public SignalModel Signals { get; }

    /// <summary>One a query of the split, in order.</summary>
    public IReadOnlyList<RankingExample> Examples { get; }

    /// <summary>Looks back at a period. Dominated by the factors' training and one candidate list a query.</summary>
    /// <param name="collaborations">Everything known; what starts outside the period or before it is not used.</param>
    /// <param name="traits">Labels, one an actor.</param>
    /// <param name="fromDay">First day of the period; signals know only what started before it.</param>
    /// <param name="untilDay">First day after it.</param>
    /// <param name="options">How signals are computed.</param>
    /// <param name="trainer">What trains the factors.</param>
    /// <param name="cancellation">Stops between epochs and queries.</param>
    public static RankingHistory Of(
        Hypergraph collaborations, ActorTraits traits, int fromDay, int untilDay, SignalOptions options, IFactorTrainer trainer, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var split = PartnerSplit.At(collaborations, fromDay, untilDay, options.MaximumSize);
        return Of(split, SignalModel.Train(split.Train, traits, fromDay, options, trainer, null, cancellation), cancellation);
    }

    /// <summary>The examples of a split whose signals are known already.</summary>
    internal static RankingHistory Of(PartnerSplit split, SignalModel signals, CancellationToken cancellation)
    {
        var examples = new RankingExample[split.Queries.Length];
        Parallel.For(0, examples.Length, new ParallelOptions { CancellationToken = cancellation }, () => new SignalReader(signals), (query, _, reader) =>
        {
            var candidates = reader.Read(split.Queries[query]);
            examples[query] = new(candidates, Array.ConvertAll(candidates.Actors, split.Relevant[query].Contains));
            return reader;
        }, _ => { });
        return new(split, signals, examples);
    }

    /// <summary>A ranker over the candidates already found, as a row of an evaluation: far faster than finding them again.</summary>
    public PartnerRecommender Replay(AdditiveRanker ranker, int cutOff) => new("ranker", () => actor =>
    {
        var candidates = Examples[Array.BinarySearch(Split.Queries, actor)].Candidates;
        return [.. PartnerRanker.Order(candidates, ranker).Take(cutOff).Select(entry => candidates.Actors[entry.At])];
    });
}
