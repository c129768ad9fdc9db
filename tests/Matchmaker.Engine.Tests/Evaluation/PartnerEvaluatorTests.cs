using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class PartnerEvaluatorTests
{
    /// <summary>
    /// Queries 0, 1, 3, 4 with relevant {3}, {3, 4}, {0, 1}, {1}. Lists cut at 2: 0 → 4 3 (second), 1 → 3 4 (both), 3 → 2 0 (second), 4 → 0 2 (none; 1 stands behind the cut).
    /// Shown: 0 twice, 1 never, 2 twice, 3 twice, 4 twice.
    /// </summary>
    [Fact]
    public void Evaluate_ToyLists_GivesTheFiguresWorkedOutByHand()
    {
        var row = new PartnerEvaluator(ToySplit.Make(), 2).Evaluate(Toy);

        var second = 1 / Math.Log2(3);
        Assert.Equal("toy", row.Name);
        Assert.Equal((1 + 1 + 0.5 + 0) / 4, row.Recall, 1e-12);
        Assert.Equal((second + 1 + (second / (1 + second)) + 0) / 4, row.Ndcg, 1e-12);
        Assert.Equal(0.75, row.HitRate, 1e-12);
        Assert.Equal(0.8, row.Coverage, 1e-12);
        Assert.Equal(0.2, row.Gini, 1e-12);
        Assert.Empty(row.Slices);
    }

    /// <summary>Slice "even sum" holds the pairs 1-3, 3-1; "odd sum" 0-3, 1-4, 3-0, 4-1; "all" everything; "none" nothing.</summary>
    [Fact]
    public void Evaluate_ToySlices_JudgesOnlyTheRelevantOfTheSlice()
    {
        var evaluator = new PartnerEvaluator(ToySplit.Make(), 2, (query, partner) => [(query + partner) % 2, 2], ["even", "odd", "all", "none"]);

        var row = evaluator.Evaluate(Toy);

        var second = 1 / Math.Log2(3);
        Assert.Equal(new EvaluationSlice("even", 2, 0.5, 0.5), row.Slices[0]);
        Assert.Equal(("odd", 4, 0.75), (row.Slices[1].Name, row.Slices[1].Queries, row.Slices[1].Recall));
        Assert.Equal(3 * second / 4, row.Slices[1].Ndcg, 1e-12);
        Assert.Equal((4, row.Recall, row.Ndcg), (row.Slices[2].Queries, row.Slices[2].Recall, row.Slices[2].Ndcg));
        Assert.Equal(new EvaluationSlice("none", 0, 0, 0), row.Slices[3]);
    }

    /// <summary>Figures must be those of one thread that asks query after query, to the bit, in every run.</summary>
    [Fact]
    public void Evaluate_ManyThreads_GivesTheFiguresOfOne()
    {
        var split = RandomSplit();
        var recommender = Baselines.Random(split, 5);
        var ask = recommender.ForThread();
        double recall = 0, ndcg = 0, hitRate = 0;
        var shown = new int[split.IsCandidate.Length];
        for (var query = 0; query < split.Queries.Length; query++)
        {
            var list = ask(split.Queries[query]);
            recall += RankingMetrics.Recall(list, split.Relevant[query], 5);
            ndcg += RankingMetrics.Ndcg(list, split.Relevant[query], 5);
            hitRate += RankingMetrics.HitRate(list, split.Relevant[query], 5);
            foreach (var one in list) shown[one]++;
        }

        int[] exposures = [.. shown.Where((_, actor) => split.IsCandidate[actor])];
        var n = split.Queries.Length;
        for (var run = 0; run < 10; run++)
        {
            var row = new PartnerEvaluator(split, 5).Evaluate(recommender);
            Assert.Equal((recall / n, ndcg / n, hitRate / n), (row.Recall, row.Ndcg, row.HitRate));
            Assert.Equal(exposures.Count(times => times > 0) / (double)exposures.Length, row.Coverage, 1e-12);
            Assert.Equal(RankingMetrics.Gini(exposures), row.Gini);
        }
    }

    [Fact]
    public void Evaluate_PerfectRecommender_GetsOne()
    {
        var split = RandomSplit();
        var relevant = split.Queries.Zip(split.Relevant).ToDictionary(pair => pair.First, pair => pair.Second.Order().ToArray());

        var row = new PartnerEvaluator(split, split.IsCandidate.Length).Evaluate(new("perfect", () => actor => relevant[actor]));

        Assert.Equal((1, 1, 1), (Math.Round(row.Recall, 12), Math.Round(row.Ndcg, 12), row.HitRate));
    }

    [Fact]
    public void Evaluate_Progress_EndsAtAllQueries()
    {
        var split = RandomSplit();
        var progress = new Greatest();

        new PartnerEvaluator(split).Evaluate(Baselines.Popularity(split, 20), progress);

        Assert.Equal(split.Queries.Length, progress.Value);
    }

    [Fact]
    public void Evaluate_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var asked = 0;
        var recommender = new PartnerRecommender("slow", () => _ =>
        {
            // Those that come later are slow: a thread that is held up before it cancels must not be overtaken by all the work.
            var number = Interlocked.Increment(ref asked);
            if (number == 3) source.Cancel();
            else if (number > 3) Thread.Sleep(5);
            return [];
        });
        var split = RandomSplit();

        Assert.ThrowsAny<OperationCanceledException>(() => new PartnerEvaluator(split).Evaluate(recommender, null, source.Token));
        Assert.InRange(asked, 3, split.Queries.Length - 1);
    }

    [Fact]
    public void Evaluate_NoQueries_IsAllZeros()
    {
        var split = PartnerSplit.At(RandomCollaborations.Build(3, [new([0, 1], 5)]), 10);

        var row = new PartnerEvaluator(split).Evaluate(Baselines.Popularity(split, 20));

        Assert.Equal((0, 0, 0, 0, 0), (row.Recall, row.Ndcg, row.HitRate, row.Coverage, row.Gini));
    }

    internal static PartnerSplit RandomSplit() => PartnerSplit.At(
        RandomCollaborations.Build(300, RandomCollaborations.Of(11, 300, 600)), RandomCollaborations.FirstDay + (4 * 365));

    private static PartnerRecommender Toy { get; } = new("toy", () => actor => actor switch
    {
        0 => [4, 3],
        1 => [3, 4],
        3 => [2, 0],
        4 => [0, 2, 1],
        _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "Not a query."),
    });

    private sealed class Greatest : IProgress<int>
    {
        private readonly Lock _guard = new();
        private int _value;

        public int Value => _value;

        public void Report(int value)
        {
            lock (_guard) _value = Math.Max(_value, value);
        }
    }
}
