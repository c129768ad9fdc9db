using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.Benchmarks;

/// <summary>2,000 mentees and 400 mentors: solving on one thread, and again after one change.</summary>
internal static class MentorsBenchmark
{
    private const int Rows = 2000;
    private const int Columns = 400;

    private static readonly (string Name, int Places, Func<Random, double[]> Draw)[] Instances =
    [
        ("random fits, 2,400 places", 6, random => Draw((_, _) => random.NextDouble() < 0.3 ? double.NaN : random.NextDouble())),
        ("popular mentors, 2,000 places", 5, random => Popular(random, 0.8)),
        ("popular mentors, 1,200 places", 3, random => Popular(random, 0.8)),
        ("few values (topics, languages), 2,000 places", 5, Topics),
        ("hardest known: rank one, 1,600 places", 4, random => RankOne(random)),
    ];

    public static void Run(BenchmarkRun run)
    {
        foreach (var (name, places, draw) in Instances)
        {
            var fit = draw(new Random(20261122));
            foreach (var mode in Enum.GetValues<AssignmentMode>())
            {
                var problem = Problem(fit, places);
                AssignmentSolver? solved = null;
                var seconds = BenchmarkRun.Time(run.Quick ? 3 : 7, () => solved = AssignmentSolver.Solve(problem, mode));
                var solution = solved!.Solution;
                run.Add("mentors", $"{name}, {mode}: solve, s", seconds, "F3", 1, new(2),
                    FormattableString.Invariant($"{solution.PlacedRows} placed, fit {solution.TotalFit:F3}, bound {solution.UpperBound:F3}, blocking {solution.BlockingPairs}"));
                run.Add("mentors", $"{name}, {mode}: again after a change, s", Again(solved, fit, places, run.Quick ? 8 : 24), "F3", 1, new(0.2), "a place more or less, a pair forbidden, a mentee that changes");
            }
        }
    }

    // Each change is made to what the ones before left.
    private static double[] Again(AssignmentSolver solver, double[] fit, int places, int changes)
    {
        var random = new Random(7);
        int[] rows = [.. Enumerable.Repeat(1, Rows)], columns = [.. Enumerable.Repeat(places, Columns)];
        double[] now = [.. fit];
        AssignmentProblem Changed(int at)
        {
            switch (at % 4)
            {
                case 0:
                    columns[random.Next(Columns)]++;
                    break;
                case 1:
                    columns[random.Next(Columns)]--;
                    break;
                case 2:
                    var (row, column) = solver.Solution.Pairs[random.Next(solver.Solution.Pairs.Count)];
                    now = [.. now];
                    now[(row * Columns) + column] = double.NaN;
                    break;
                default:
                    now = [.. now];
                    for (var (other, into) = (random.Next(Rows), random.Next(Rows)); other >= 0; other = -1) now.AsSpan(other * Columns, Columns).CopyTo(now.AsSpan(into * Columns, Columns));
                    break;
            }

            return new([.. rows], [.. columns], now);
        }

        var problems = new AssignmentProblem[1];
        return BenchmarkRun.TimeEachAfter(changes, at => problems[0] = Changed(at), _ => solver = solver.GoOn(problems[0]));
    }

    private static AssignmentProblem Problem(double[] fit, int places) => new([.. Enumerable.Repeat(1, Rows)], [.. Enumerable.Repeat(places, Columns)], fit);

    private static double[] Draw(Func<int, int, double> of)
    {
        var fit = new double[Rows * Columns];
        for (var at = 0; at < fit.Length; at++) fit[at] = of(at / Columns, at % Columns);
        return fit;
    }

    // Everybody wants the same few.
    private static double[] Popular(Random random, double part)
    {
        double[] popular = [.. Enumerable.Range(0, Columns).Select(_ => random.NextDouble())];
        return Draw((_, column) => random.NextDouble() < 0.2 ? double.NaN : (part * popular[column]) + ((1 - part) * random.NextDouble()));
    }

    // Who would gain most from whom agrees throughout: long chains of moving up.
    private static double[] RankOne(Random random)
    {
        double[] rows = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())], columns = [.. Enumerable.Range(0, Columns).Select(_ => random.NextDouble())];
        return Draw((row, column) => rows[row] * columns[column]);
    }

    // One to three of eight topics, one or two of five languages, one of eleven countries on either side.
    private static double[] Topics(Random random)
    {
        int Some(int of, int most) => Enumerable.Range(0, random.Next(1, most + 1)).Aggregate(0, (set, _) => set | (1 << (int)(of * random.NextDouble() * random.NextDouble())));
        (int Topics, int Languages, int Clock) One() => (Some(8, 3), Some(5, 2), random.Next(4));
        var (rows, columns) = (Enumerable.Range(0, Rows).Select(_ => One()).ToArray(), Enumerable.Range(0, Columns).Select(_ => One()).ToArray());
        return Draw((row, column) =>
        {
            var (mentee, mentor) = (rows[row], columns[column]);
            if ((mentee.Topics & mentor.Topics) == 0 || (mentee.Languages & mentor.Languages) == 0) return double.NaN;
            return (0.6 * int.PopCount(mentee.Topics & mentor.Topics) / int.PopCount(mentee.Topics)) + (0.3 * int.PopCount(mentee.Languages & mentor.Languages) / int.PopCount(mentee.Languages)) - (0.03 * Math.Abs(mentee.Clock - mentor.Clock)) + 0.1;
        });
    }
}
