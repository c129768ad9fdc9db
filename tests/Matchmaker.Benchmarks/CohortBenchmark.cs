using System.Diagnostics;
using System.Globalization;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Benchmarks;

/// <summary>
/// Cohorts chosen out of 5,000 candidates on one core, under quotas by helix, country, size and kind, a budget, conflicts, and topics to be covered: seconds, and how far from the best they
/// could be. The search has one thread; its time is the processor's, which others on the machine do not change, and the clock's stands beside it.
/// </summary>
internal static class CohortBenchmark
{
    private const int Candidates = 5000;

    public static void Run(BenchmarkRun run)
    {
        // What is compiled on the way is not measured.
        CohortSolver.Solve(Draw(60, 99));
        foreach (var places in new[] { 24, 60, 150, 400 })
        {
            var (seconds, clock, gaps, branches, best) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
            var count = run.Quick ? 2 : 5;
            for (var seed = 1; seed <= count; seed++)
            {
                var problem = Draw(places, seed);
                var (started, spent) = (Stopwatch.GetTimestamp(), Processor());
                var solution = CohortSolver.Solve(problem);
                seconds.Add((Processor() - spent).TotalSeconds);
                clock.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                gaps.Add(solution.IsFound ? solution.Gap * 100 : 100);
                branches.Add(solution.Branches);
                if (solution.State == CohortState.Best) best++;
            }

            double[] times = [.. seconds.Order()];
            double[] parts = [.. gaps.Order()];
            run.Add("cohort", $"{places} of {Candidates:N0}, s of a core, slowest of {count}", times[^1], "F2", new(5), $"all: {BenchmarkRun.Spread(times, "F2")}; by the clock {BenchmarkRun.Spread([.. clock.Order()], "F2")}");
            run.Add("cohort", $"{places} of {Candidates:N0}, proven gap in %, worst", parts[^1], "F3", new(1), FormattableString.Invariant($"all: {BenchmarkRun.Spread(parts, "F3")}; {branches.Average():F0} linear programs; {best} of {count} the best there is"));
        }

        var infeasible = Draw(60, 1, contradict: true);
        var began = Processor();
        var diagnosis = CohortDiagnosis.Of(infeasible);
        run.Add("cohort", "60 of 5,000, infeasible: what to relax, s of a core", (Processor() - began).TotalSeconds, "F2", new(5),
            string.Create(CultureInfo.InvariantCulture, $"{diagnosis.Corrections.Count} smallest sets of limits, of {diagnosis.Corrections.Min(one => one.Limits.Count)} to {diagnosis.Corrections.Max(one => one.Limits.Count)}"));
    }

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;

    private static readonly double[] Shares = [0.35, 0.2, 0.08, 0.4, 0.5];

    // Skewed as registers are: a few countries and kinds hold most candidates; who fits is dearer and covers what others cover too.
    private static CohortProblem Draw(int places, int seed, bool contradict = false)
    {
        var random = new Random(seed);
        int Skewed(int kinds) => (int)(kinds * Math.Pow(random.NextDouble(), 1.8));
        var (country, helix, size) = (Each(() => Skewed(11)), Each(() => Skewed(6)), Each(() => Skewed(4)));
        double[] fit = [.. Enumerable.Range(0, Candidates).Select(_ => Math.Pow(random.NextDouble(), 2))];
        double[] cost = [.. fit.Select(one => Math.Round(2000 + (6000 * random.NextDouble()) + (4000 * one)))];
        int[][] topics = [.. Enumerable.Range(0, Candidates).Select(_ => Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Skewed(60)).Distinct().ToArray())];
        bool[][] flags = [.. Shares.Select(share => Enumerable.Range(0, Candidates).Select(_ => random.NextDouble() < share).ToArray())];
        int[] Where(Func<int, bool> isIn) => [.. Enumerable.Range(0, Candidates).Where(isIn)];

        var groups = new List<CohortGroup>();
        CohortGroup Quota(int[] members, int atLeast, int atMost = int.MaxValue) => new(members, Math.Min(atLeast, members.Length / 4), atMost);
        for (var at = 0; at < 11; at++) groups.Add(Quota(Where(one => country[one] == at), Math.Max(1, places / 30), Math.Max(2, places / 5)));
        for (var at = 0; at < 6; at++) groups.Add(Quota(Where(one => helix[one] == at), places / 10, places / 3));
        for (var at = 0; at < 4; at++) groups.Add(Quota(Where(one => size[one] == at), places / 12));
        double[] shares = [0.45, 0.25, 0.1, 0.3, 0.6];
        for (var at = 0; at < 5; at++) groups.Add(Quota(Where(one => flags[at][one]), (int)(places * shares[at])));

        // Kinds that overlap: small media firms of three countries, women-led newcomers, …
        for (var at = 0; at < 6; at++)
        {
            var (of, kind) = (at, at % 5);
            groups.Add(Quota(Where(one => helix[one] == of && (country[one] + of) % 4 == 0 && flags[kind][one]), Math.Max(1, places / 40)));
        }

        if (contradict)
        {
            int[] rare = [.. Where(one => country[one] == 10 && helix[one] == 5 && flags[2][one]).Take(2)];
            groups.Add(new(rare, 3));
            groups.Add(new(Where(one => country[one] is 0 or 1), 30));
        }

        int[] Each(Func<int> draw) => [.. Enumerable.Range(0, Candidates).Select(_ => draw())];
        var covered = new List<CoverageTopic>();
        for (var at = 0; at < 60; at++) covered.Add(new([.. Where(one => topics[one].Contains(at)).Select(one => (one, 1.0))], CoverageTopic.Fading(0.5, 0.5, 4)));
        for (var at = 0; at < 11; at++) covered.Add(new([.. Where(one => country[one] == at).Select(one => (one, 1.0))], CoverageTopic.Fading(0.3, 0.5, 4)));
        var conflicts = Enumerable.Range(0, 1200).Select(_ => (First: random.Next(Candidates), Second: random.Next(Candidates))).Where(pair => pair.First < pair.Second).Distinct().ToList();
        return new(fit, places - (places / 10), places)
        {
            Cost = cost,
            Budget = places * 6200,
            Groups = groups,
            Topics = covered,
            Conflicts = conflicts,
            Forbidden = [.. Enumerable.Range(0, 20).Select(_ => random.Next(Candidates)).Distinct()],
        };
    }
}
