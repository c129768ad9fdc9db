using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Benchmarks;

/// <summary>Building a graph from 800,000 pairs, and asking it: walks, chains, communities. The collaborations are drawn: a few actors are in many, most in few.</summary>
internal static class GraphBenchmark
{
    private const int Actors = 40_000;
    private const int Pairs = 800_000;

    public static void Run(BenchmarkRun run)
    {
        var collaborations = Draw();
        var options = new ProjectionOptions();
        var graph = Projection.Build(collaborations, options);
        var build = BenchmarkRun.Time(run.Quick ? 5 : 25, () => Projection.Build(collaborations, options));
        run.Add("graph", "projection of 800,000 pairs, ms", build, "F0", 1000, new(1000), $"{collaborations.CollaborationCount:N0} collaborations of {Actors:N0} actors, {graph.PairCount:N0} different ties");

        var random = new Random(2);
        var busy = Enumerable.Range(0, Actors).Where(actor => graph.Degree(actor) > 0).ToArray();
        var rank = new PersonalisedPageRank(graph, restart: 0.4, tolerance: 1e-6);
        var scores = new SparseAccumulator(graph.ActorCount);
        Each(run, "personalised PageRank of an actor, ms", run.Quick ? 100 : 1000, _ =>
        {
            rank.Score(busy[random.Next(busy.Length)], scores);
            scores.Clear();
        });
        var chains = new IntroductionChains(graph.Adjacency);
        Each(run, "3 best chains of two actors, ms", run.Quick ? 100 : 1000, _ =>
        {
            var from = random.Next(busy.Length);
            chains.Best(busy[from], busy[(from + 1 + random.Next(busy.Length - 1)) % busy.Length], 3);
        });
        var communities = BenchmarkRun.Time(run.Quick ? 1 : 5, () => Communities.Detect(graph.Adjacency));
        run.Add("graph", "communities (Leiden), s", BenchmarkRun.Spread(communities, "F2"));
        LargeGraphBenchmark.Run(run);
    }

    private static void Each(BenchmarkRun run, string measure, int calls, Action<int> action)
    {
        for (var at = 0; at < 20; at++) action(at);
        var seconds = BenchmarkRun.TimeEach(calls, action);
        run.Add("graph", measure, BenchmarkRun.Spread(seconds, "F2", 1000), FormattableString.Invariant($"95th percentile {BenchmarkRun.Percentile(seconds, 0.95) * 1000:F2} ms"));
    }

    private static Hypergraph Draw()
    {
        var random = new Random(1);
        var builder = new HypergraphBuilder(Actors);
        var members = new HashSet<int>();
        for (var pairs = 0; pairs < Pairs;)
        {
            members.Clear();
            var size = 2 + (int)(18 * Math.Pow(random.NextDouble(), 2));
            while (members.Count < size) members.Add((int)(Actors * Math.Pow(random.NextDouble(), 3)));
            builder.Add([.. members], 738_000 + random.Next(3_000));
            pairs += size * (size - 1) / 2;
        }

        return builder.Build();
    }
}
