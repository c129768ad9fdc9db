using System.Diagnostics;
using System.Globalization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Benchmarks;

/// <summary>A graph of more than 10 million different ties: how long it takes to build, to walk from an actor, and to part into communities; and the memory of it.</summary>
internal static class LargeGraphBenchmark
{
    private const int Actors = 400_000;
    private const long Pairs = 11_500_000;
    private const double Tolerance = 1e-6;
    private const double FineTolerance = 1e-8;

    public static void Run(BenchmarkRun run)
    {
        var collaborations = LargeDraw.Of(Actors, Pairs);
        var ties = new ProjectionOptions();
        CollaborationGraph? graph = null;
        GC.Collect();
        var memory = PeakMemory.Begin();
        var processor = Processor();
        var repetitions = run.Quick ? 1 : 5;
        var build = BenchmarkRun.TimeEach(repetitions, _ => graph = Projection.Build(collaborations, ties));
        processor = (Processor() - processor) / repetitions;
        run.Add("graph", "10 million ties: build, s", build, "F2", 1, new(10), FormattableString.Invariant($"{collaborations.CollaborationCount:N0} collaborations of {Actors:N0} actors, {graph!.PairCount:N0} different ties; {Degrees(graph)}; {processor:F1} processor seconds"));
        run.Add("graph", "the same, most memory above what was held before, MB", memory.Megabytes("F0"));

        // As suggestions are judged beside it: on the numbers of joint collaborations.
        var counts = Projection.Build(collaborations, ties with { SizeDiscount = 0 });
        Walks(run, counts, "joint collaborations, restart 0.5", 0.5, new(10));
        Walks(run, counts, "joint collaborations, restart 0.15", 0.15, new(10));
        Walks(run, graph, "ties of 1/(s − 1), restart 0.15", 0.15, new(10));

        Communities? found = null;
        GC.Collect();
        memory = PeakMemory.Begin();
        processor = Processor();
        repetitions = run.Quick ? 1 : 3;
        var communities = BenchmarkRun.TimeEach(repetitions, _ => found = Communities.Detect(graph.Adjacency));
        processor = (Processor() - processor) / repetitions;
        run.Add("graph", "10 million ties: communities (Leiden), s", communities, "F1", 1, new(60), FormattableString.Invariant($"{found!.Sizes.Count(size => size > 1):N0} of more than one actor, the largest of {found.Sizes[0]:N0}, modularity {found.Modularity:F4}; {processor:F1} processor seconds"));
        run.Add("graph", "the same, most memory above what was held before, MB", memory.Megabytes("F0"));
    }

    private static void Walks(BenchmarkRun run, CollaborationGraph graph, string what, double restart, Limit limit)
    {
        var random = new Random(2);
        int[] busy = [.. Enumerable.Range(0, Actors).Where(actor => graph.Degree(actor) > 0)];
        var walk = new PersonalisedPageRank(graph, restart, Tolerance);
        var scores = new SparseAccumulator(graph.ActorCount);
        var reached = 0L;
        void One(int at)
        {
            walk.Score(busy[random.Next(busy.Length)], scores);
            reached += scores.Touched.Length;
            scores.Clear();
        }

        for (var at = 0; at < 20; at++) One(at);
        reached = 0;
        var processor = Processor();
        var seconds = BenchmarkRun.TimeEach(run.Quick ? 200 : 1000, One);
        processor = (Processor() - processor) / seconds.Length;
        var note = FormattableString.Invariant($"{what}; 95th percentile {BenchmarkRun.Percentile(seconds, 0.95) * 1000:F2}, mean of the processor {processor * 1000:F2}; reaches {reached / (double)seconds.Length:N0} actors; greatest error at an actor of one walk {Error(graph, walk, busy[0], restart):0.0E+0}, where all sum to 1");
        run.Add("graph", "10 million ties: PageRank of an actor to 1e-6, ms", BenchmarkRun.Spread(seconds, "F2", 1000), note, limit.Judge(seconds[seconds.Length / 2] * 1000));
    }

    // Beside the same walk to a far finer tolerance: what the bound, tolerance · strength, comes to.
    private static double Error(CollaborationGraph graph, PersonalisedPageRank walk, int actor, double restart)
    {
        var (found, exact) = (new SparseAccumulator(graph.ActorCount), new SparseAccumulator(graph.ActorCount));
        walk.Score(actor, found);
        new PersonalisedPageRank(graph, restart, FineTolerance).Score(actor, exact);
        var worst = 0.0;
        foreach (var at in exact.Touched) worst = Math.Max(worst, Math.Abs(exact[at] - found[at]));
        return worst;
    }

    // What other programs on the machine change little.
    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static string Degrees(CollaborationGraph graph)
    {
        int[] degrees = [.. Enumerable.Range(0, Actors).Select(graph.Degree).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"ties of an actor: median {degrees[Actors / 2]}, 99th percentile {degrees[Actors / 100 * 99]}, most {degrees[^1]:N0}");
    }
}
