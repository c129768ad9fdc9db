using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.Engine.Tests.Programmes;

public sealed class AssignmentTests
{
    private const double Not = double.NaN;

    [Fact]
    public void Solve_GreedyWouldBeWrong_TakesTheBestSum()
    {
        var problem = new AssignmentProblem([1, 1], [1, 1], [0.9, 0.8, 0.8, 0.1]);
        var solution = AssignmentSolver.Solve(problem, AssignmentMode.HighestTotal).Solution;
        Assert.Equal([(0, 1), (1, 0)], solution.Pairs);
        Assert.Equal(1.6, solution.TotalFit, 12);
        Assert.Equal(1.6, solution.UpperBound, 12);
    }

    [Fact]
    public void Solve_EveryonePlaced_GivesUpFitForPlaces()
    {
        // The first row fits the only column of the second far better.
        var problem = new AssignmentProblem([1, 1], [1, 1], [0.9, 0.0, 0.1, Not]);
        var total = AssignmentSolver.Solve(problem, AssignmentMode.HighestTotal).Solution;
        var everyone = AssignmentSolver.Solve(problem, AssignmentMode.EveryonePlaced).Solution;
        Assert.Equal(0.9, total.TotalFit, 12);
        Assert.Equal((2, 2), (everyone.PlacedRows, everyone.MostPlacedRows));
        Assert.Equal([(0, 1), (1, 0)], everyone.Pairs);
        Assert.Equal(everyone.TotalFit, everyone.UpperBound, 9);
    }

    [Theory]
    [InlineData(AssignmentMode.HighestTotal)]
    [InlineData(AssignmentMode.EveryonePlaced)]
    [InlineData(AssignmentMode.Stable)]
    public void Solve_RandomSmallProblems_AreAsGoodAsBruteForce(AssignmentMode mode)
    {
        var random = new Random(20261122);
        for (var round = 0; round < 400; round++)
        {
            var problem = Draw(random, random.Next(1, 5), random.Next(1, 4));
            var solution = AssignmentSolver.Solve(problem, mode).Solution;
            RequireFeasible(problem, solution);
            var all = Enumerate(problem);
            var most = all.Max(one => one.TotalFit);
            switch (mode)
            {
                case AssignmentMode.HighestTotal:
                    Assert.Equal(most, solution.TotalFit, 9);
                    Assert.Equal(most, solution.UpperBound, 9);
                    break;
                case AssignmentMode.EveryonePlaced:
                    var placed = all.Max(one => one.Placed);
                    Assert.Equal((placed, placed), (solution.PlacedRows, solution.MostPlacedRows));
                    var best = all.Where(one => one.Placed == placed).Max(one => one.TotalFit);
                    Assert.Equal(best, solution.TotalFit, 9);
                    Assert.Equal(best, solution.UpperBound, 7);
                    break;
                default:
                    Assert.Equal(0, solution.BlockingPairs);
                    Assert.Equal(most, solution.UpperBound, 9);
                    break;
            }
        }
    }

    [Fact]
    public void WhatWouldPlace_OneMorePlaceThere_DoesAndAddsWhatWasSaid()
    {
        var random = new Random(7);
        var asked = 0;
        for (var round = 0; round < 300; round++)
        {
            var problem = Draw(random, random.Next(2, 6), random.Next(1, 4), locks: false);
            foreach (var mode in new[] { AssignmentMode.HighestTotal, AssignmentMode.EveryonePlaced })
            {
                var solver = AssignmentSolver.Solve(problem, mode);
                foreach (var row in Enumerable.Range(0, problem.RowCount).Where(row => problem.RowPlaces[row] == 1 && solver.Solution.Pairs.All(pair => pair.Row != row)))
                {
                    foreach (var worth in solver.WhatWouldPlace(row, 10))
                    {
                        asked++;
                        int[] places = [.. problem.ColumnPlaces];
                        places[worth.Column]++;
                        var wider = AssignmentSolver.Solve(new(problem.RowPlaces, places, problem.Fit), mode).Solution;
                        Assert.True(wider.TotalFit >= solver.Solution.TotalFit + worth.Gain - 1e-7 || wider.PlacedRows > solver.Solution.PlacedRows, $"{wider.TotalFit} {solver.Solution.TotalFit} {worth.Gain}");
                        if (mode == AssignmentMode.EveryonePlaced) Assert.Equal(solver.Solution.PlacedRows + 1, wider.PlacedRows);
                    }
                }
            }
        }

        Assert.True(asked > 50, $"{asked}");
    }

    [Theory]
    [InlineData(AssignmentMode.HighestTotal)]
    [InlineData(AssignmentMode.EveryonePlaced)]
    [InlineData(AssignmentMode.Stable)]
    public void Solve_ManyWhoWantTheSame_ProvesItself(AssignmentMode mode)
    {
        var random = new Random(3);
        var (rows, columns) = (600, 100);
        var popular = Enumerable.Range(0, columns).Select(_ => random.NextDouble()).ToArray();
        var fit = new double[rows * columns];
        for (var at = 0; at < fit.Length; at++) fit[at] = random.NextDouble() < 0.2 ? Not : (0.8 * popular[at % columns]) + (0.2 * random.NextDouble());
        var problem = new AssignmentProblem([.. Enumerable.Repeat(1, rows)], [.. Enumerable.Repeat(5, columns)], fit);
        var solution = AssignmentSolver.Solve(problem, mode).Solution;
        RequireFeasible(problem, solution);
        if (mode == AssignmentMode.Stable) Assert.Equal(0, solution.BlockingPairs);
        else Assert.Equal(solution.TotalFit, solution.UpperBound, 6);
        Assert.True(solution.UpperBound >= solution.TotalFit - 1e-6);
    }

    [Theory]
    [InlineData(AssignmentMode.HighestTotal)]
    [InlineData(AssignmentMode.EveryonePlaced)]
    [InlineData(AssignmentMode.Stable)]
    public void GoOn_AfterAnyChange_IsAsGoodAsSolvingAnew(AssignmentMode mode)
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var problem = Draw(random, random.Next(1, 12), random.Next(1, 12));
            var solver = AssignmentSolver.Solve(problem, mode);
            for (var change = 0; change < 6; change++)
            {
                problem = Changed(random, problem);
                var before = solver;
                solver = solver.GoOn(problem);
                RequireFeasible(problem, solver.Solution);
                var anew = AssignmentSolver.Solve(problem, mode).Solution;
                Assert.Equal(anew.TotalFit, solver.Solution.TotalFit, 7);
                Assert.Equal((anew.PlacedRows, anew.MostPlacedRows), mode == AssignmentMode.HighestTotal ? (anew.PlacedRows, anew.MostPlacedRows) : (solver.Solution.PlacedRows, solver.Solution.MostPlacedRows));
                Assert.Equal(anew.UpperBound, solver.Solution.UpperBound, 6);
                if (change == 0) Assert.Equal(anew.TotalFit, before.GoOn(problem).Solution.TotalFit, 7);
            }
        }
    }

    [Fact]
    public void Problem_ThatContradictsItself_IsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([1], [1], [0.1, 0.2]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([-1], [1], [0.1]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([1], [1], [-0.1]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([1], [1], [Not], locked: [(0, 0)]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([1], [0], [1], locked: [(0, 0)]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([2], [2], [1], locked: [(0, 0), (0, 0)]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([1], [1], [1], locked: [(0, 1)]));
        Assert.ThrowsAny<ArgumentException>(() => new AssignmentProblem([1], [2, 2], [1, 1], locked: [(0, 0), (0, 1)]));
        Assert.Empty(AssignmentSolver.Solve(new([], [], []), AssignmentMode.HighestTotal).Solution.Pairs);
    }

    private static AssignmentProblem Draw(Random random, int rows, int columns, bool locks = true)
    {
        int[] rowPlaces = [.. Enumerable.Range(0, rows).Select(_ => random.Next(0, 3))];
        int[] columnPlaces = [.. Enumerable.Range(0, columns).Select(_ => random.Next(0, 3))];
        double[] Matrix() => [.. Enumerable.Range(0, rows * columns).Select(_ => random.Next(2) == 0 ? random.Next(5) / 4.0 : random.NextDouble())];
        double[] fit = [.. Matrix().Select(one => random.Next(4) == 0 ? Not : one)];
        List<(int, int)> locked = [];
        if (locks && random.Next(3) == 0)
        {
            var (row, column) = (random.Next(rows), random.Next(columns));
            if (rowPlaces[row] > 0 && columnPlaces[column] > 0 && !double.IsNaN(fit[(row * columns) + column])) locked.Add((row, column));
        }

        return new(rowPlaces, columnPlaces, fit, Matrix(), Matrix(), locked);
    }

    private static AssignmentProblem Changed(Random random, AssignmentProblem problem)
    {
        var (rows, columns) = (problem.RowCount, problem.ColumnCount);
        var (rowPlaces, columnPlaces, fit) = (problem.RowPlaces.ToList(), problem.ColumnPlaces.ToList(), (double[])[.. problem.Fit]);
        var (row, column) = (random.Next(rows), random.Next(columns));
        switch (random.Next(7))
        {
            case 0:
                rowPlaces[row] = random.Next(0, 4);
                break;
            case 1:
                columnPlaces[column] = random.Next(0, 4);
                break;
            case 2:
                for (var at = 0; at < columns; at++) fit[(row * columns) + at] = random.NextDouble();
                break;
            case 3:
                for (var at = 0; at < rows; at++) fit[(at * columns) + column] = random.Next(3) == 0 ? Not : random.NextDouble();
                break;
            case 4:
                fit[(row * columns) + column] = random.Next(2) == 0 ? Not : random.NextDouble();
                break;
            case 5:
                rowPlaces.Add(1);
                fit = [.. fit, .. Enumerable.Range(0, columns).Select(_ => random.NextDouble())];
                break;
            default:
                columnPlaces.Add(random.Next(0, 3));
                fit = [.. Enumerable.Range(0, rows).SelectMany(at => fit.Skip(at * columns).Take(columns).Append(random.NextDouble()))];
                break;
        }

        return new([.. rowPlaces], [.. columnPlaces], fit);
    }

    private static void RequireFeasible(AssignmentProblem problem, AssignmentSolution solution)
    {
        Assert.Equal(solution.Pairs.Count, solution.Pairs.Distinct().Count());
        Assert.All(solution.Pairs, pair => Assert.True(problem.IsPossible(pair.Row, pair.Column)));
        Assert.All(solution.Pairs.GroupBy(pair => pair.Row), row => Assert.True(row.Count() <= problem.RowPlaces[row.Key]));
        Assert.All(solution.Pairs.GroupBy(pair => pair.Column), column => Assert.True(column.Count() <= problem.ColumnPlaces[column.Key]));
        Assert.Subset(solution.Pairs.ToHashSet(), problem.Locked.ToHashSet());
        Assert.Equal(solution.PlacedRows, solution.Pairs.Select(pair => pair.Row).Distinct().Count());
    }

    private static List<(double TotalFit, int Placed)> Enumerate(AssignmentProblem problem)
    {
        var possible = Enumerable.Range(0, problem.RowCount * problem.ColumnCount).Where(at => !double.IsNaN(problem.Fit[at])).ToArray();
        List<(double, int)> all = [];
        for (var chosen = 0; chosen < 1 << possible.Length; chosen++)
        {
            var (rows, columns, total) = (new int[problem.RowCount], new int[problem.ColumnCount], 0.0);
            var isFeasible = true;
            for (var bit = 0; bit < possible.Length; bit++)
            {
                var (row, column) = (possible[bit] / problem.ColumnCount, possible[bit] % problem.ColumnCount);
                var isIn = (chosen >> bit & 1) == 1;
                if (!isIn)
                {
                    isFeasible &= !problem.Locked.Contains((row, column));
                    continue;
                }

                total += problem.Fit[possible[bit]];
                isFeasible &= ++rows[row] <= problem.RowPlaces[row] && ++columns[column] <= problem.ColumnPlaces[column];
            }

            if (isFeasible) all.Add((total, rows.Count(count => count > 0)));
        }

        return all;
    }
}
