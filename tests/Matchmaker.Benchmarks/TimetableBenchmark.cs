using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Benchmarks;

/// <summary>A forum of 500 participants × 20 slots: how long, how near the bounds, and how few changes a no-show costs.</summary>
internal static class TimetableBenchmark
{
    private const int Participants = 500;
    private const int Slots = 20;

    public static void Run(BenchmarkRun run)
    {
        Measure(run, "always there, tables for all", Draw(1, away: 0, tables: 250, least: 4, most: 20));
        Measure(run, "a tenth away, 120 tables", Draw(2, away: 0.1, tables: 120, least: 4, most: 12));
        Measure(run, "half away, 60 tables", Draw(3, away: 0.5, tables: 60, least: 2, most: 10));
    }

    private static void Measure(BenchmarkRun run, string name, TimetableProblem problem)
    {
        Timetable? found = null;
        var seconds = BenchmarkRun.Time(run.Quick ? 1 : 3, () => found = TimetableSolver.Solve(problem));
        run.Add("timetable", $"{Participants} × {Slots}, {name}, s", seconds, "F2", 1, new Limit(10), FormattableString.Invariant(
            $"{found!.Meetings.Count} meetings, {found.Unplaced.Count} without a slot, {found.Missing} missing; gap {100 * found.Gap:F2} %, score {100 * found.TotalScore / found.ScoreBound:F1} % of its bound; {found.SlotsUsed} slots, bound {found.SlotBound}"));
    }

    /// <summary>Scores of six interests each and chance; those away miss slots at the beginning or the end, or single ones.</summary>
    internal static TimetableProblem Draw(int seed, double away, int tables, int least, int most)
    {
        var random = new Random(seed);
        var interests = new double[Participants, 6];
        for (var one = 0; one < Participants; one++)
            for (var at = 0; at < 6; at++) interests[one, at] = Math.Pow(random.NextDouble(), 3);
        var scores = new double[Participants * Participants];
        for (var one = 0; one < Participants; one++)
        {
            for (var other = 0; other < one; other++)
            {
                double sum = 0;
                for (var at = 0; at < 6; at++) sum += interests[one, at] * interests[other, at];
                var score = random.NextDouble() < 0.05 ? double.NaN : Math.Min(1, (0.5 * sum) + (0.3 * random.NextDouble()));
                scores[(one * Participants) + other] = scores[(other * Participants) + one] = score;
            }
        }

        var there = new bool[Participants * Slots];
        Array.Fill(there, true);
        for (var one = 0; one < Participants; one++)
        {
            var missing = away * Slots * 2 * random.NextDouble();
            for (var slot = 0; slot < Slots; slot++)
                if ((one % 3) switch { 0 => slot < missing, 1 => slot >= Slots - missing, _ => random.NextDouble() < away }) there[(one * Slots) + slot] = false;
        }

        return new([.. Enumerable.Repeat(tables, Slots)], there, scores, [.. Enumerable.Repeat(least, Participants)], [.. Enumerable.Repeat(most, Participants)]);
    }
}
