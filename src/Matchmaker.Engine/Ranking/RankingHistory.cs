using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking;

/// <summary>A past period to learn from or to choose on: signals as they stood at its start, and the partners that were gained in it.</summary>
public sealed class RankingHistory
{
    /// <summary>
    /// A longer list of queries is thinned out to so many, evenly spaced: an example takes some 140 kB at 900 candidates, and shapes of a few hundred weights are known long before. CORDIS has fewer.
    /// </summary>
    public const int MostExamples = 5_000;

    private RankingHistory(PartnerSplit split, SignalModel signals, RankingExample[] examples)
    {
        Split = split;
        Signals = signals;
        Examples = examples;
    }

    /// <summary>The split in time that it was made from, with the queries that <see cref="Examples"/> tell of.</summary>
    public PartnerSplit Split { get; }

    /// <summary>Signals from before the period only.</summary>
    public SignalModel Signals { get; }

    /// <summary>One a query of the split, in order.</summary>
    public IReadOnlyList<RankingExample> Examples { get; }

    /// <summary>Looks back at a period. Dominated by the factors' training and one candidate list a query, of <see cref="MostExamples"/> at the most.</summary>
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
    internal static RankingHistory Of(PartnerSplit whole, SignalModel signals, CancellationToken cancellation)
    {
        var split = whole.AtMost(MostExamples);
        var examples = new RankingExample[split.Queries.Length];
        Parallel.For(0, examples.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new SignalReader(signals), (query, _, reader) =>
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
