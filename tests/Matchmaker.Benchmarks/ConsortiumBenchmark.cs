using System.Diagnostics;
using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.Benchmarks;

/// <summary>Consortia of six seats over planted candidates: time, and what the bound leaves open.</summary>
internal static class ConsortiumBenchmark
{
    private const int Seats = 6;
    private const int Needs = 8;

    public static void Run(BenchmarkRun run)
    {
        foreach (var candidates in run.Quick ? [60] : new[] { 60, 120, 240 })
        {
            var problem = Draw(candidates, candidates);
            var clock = Stopwatch.StartNew();
            var solution = ConsortiumSolver.Solve(problem, new() { MostNodes = 30_000 });
            run.Add("consortium", $"five best of {candidates} candidates, s", clock.Elapsed.TotalSeconds, "F2", new(10), $"{Seats} roles, one thread, {solution.Nodes:N0} partial consortia");
            run.Add("consortium", $"greatest gap at {candidates} candidates", FormattableString.Invariant($"{solution.Consortia.Max(one => one.Gap):F4}"), $"{solution.Consortia.Count(one => one.Gap < 1e-6)} of {solution.Consortia.Count} proven, best score {solution.Consortia[0].Score.Total:F4}");
        }
    }

    private static ConsortiumProblem Draw(int candidates, int seed)
    {
        var random = new Random(seed);
        var tied = new bool[candidates * candidates];
        for (var one = 0; one < candidates; one++)
            for (var other = 0; other < one; other++) tied[(one * candidates) + other] = tied[(other * candidates) + one] = random.NextDouble() < 0.1;

        // Each candidate fits one or two roles; some countries are common, others rare.
        var fit = new double[Seats * candidates];
        Array.Fill(fit, double.NaN);
        for (var candidate = 0; candidate < candidates; candidate++)
            for (var role = 0; role < 2; role++) fit[(random.Next(Seats) * candidates) + candidate] = 0.3 + (0.6 * random.NextDouble());
        return new(Enumerable.Repeat(1, Seats).ToArray(), fit, [.. Enumerable.Range(0, candidates * candidates).Select(_ => Math.Sqrt(random.NextDouble()))], tied)
        {
            NeedWeights = Enumerable.Repeat(1.0, Needs).ToArray(),
            Cover = [.. Enumerable.Range(0, candidates * Needs).Select(_ => random.NextDouble() < 0.2 ? random.NextDouble() : 0)],
            Varieties = [new([.. Enumerable.Range(0, candidates).Select(_ => (int)(8 * random.NextDouble() * random.NextDouble()))], 3)],
        };
    }
}
