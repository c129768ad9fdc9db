using FsCheck;
using FsCheck.Fluent;
using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.Engine.Tests.Programmes;

/// <summary>Assignments of which the best is known beforehand, and the proof of the best checked without the solver's code.</summary>
public sealed class AssignmentProofTests
{
    [Theory]
    [InlineData(1, 60, 20, 3)]
    [InlineData(2, 200, 8, 40)]
    [InlineData(3, 40, 90, 1)]
    public void Solve_PlantedOptimum_IsFound(int seed, int rows, int columns, int places)
    {
        // Prices of places and profits of rows are drawn first: a pair that is planted earns exactly both, every other one less. So no assignment earns more, by weak duality.
        var random = new Random(seed);
        double[] prices = [.. Enumerable.Range(0, columns).Select(_ => 1 + random.Next(8))];
        double[] profits = [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(8))];
        var fit = new double[rows * columns];
        for (var at = 0; at < fit.Length; at++) fit[at] = Math.Max(0, profits[at / columns] + prices[at % columns] - 1 - random.Next(6));
        var placed = Math.Min(rows, columns * places);
        int[] order = [.. Enumerable.Range(0, rows).OrderBy(_ => random.Next())];
        for (var at = 0; at < placed; at++) fit[(order[at] * columns) + (at % columns)] = profits[order[at]] + prices[at % columns];
        for (var at = placed; at < rows; at++) profits[order[at]] = 0;
        for (var at = placed; at < rows; at++)
            for (var column = 0; column < columns; column++) fit[(order[at] * columns) + column] = Math.Min(fit[(order[at] * columns) + column], prices[column] - 1);
        for (var column = placed; column < columns; column++) prices[column] = 0;
        for (var row = 0; row < rows; row++)
            for (var column = placed; column < columns; column++) fit[(row * columns) + column] = Math.Min(fit[(row * columns) + column], profits[row]);
        var columnPlaces = Enumerable.Range(0, columns).Select(column => placed <= column ? 1 : ((placed - column - 1) / columns) + 1).ToArray();
        var known = profits.Sum() + prices.Select((price, column) => column < placed ? price * columnPlaces[column] : 0).Sum();

        var solution = AssignmentSolver.Solve(new([.. Enumerable.Repeat(1, rows)], columnPlaces, fit), AssignmentMode.HighestTotal).Solution;

        Assert.Equal(known, solution.TotalFit, 9);
        Assert.Equal(known, solution.UpperBound, 9);
    }

    [Theory]
    [InlineData(80, 12, 10, 1)]
    [InlineData(300, 6, 60, 1)]
    [InlineData(60, 30, 3, 3)]
    [InlineData(30, 100, 1, 2)]
    public void ColumnPrices_OfTheBest_KeepComplementarySlackness(int rows, int columns, int places, int rowPlaces)
    {
        var random = new Random(rows);
        double[] fit = [.. Enumerable.Range(0, rows * columns).Select(at => random.Next(3) == 0 ? double.NaN : (0.7 * (at % columns) / columns) + (0.3 * random.NextDouble()))];
        var problem = new AssignmentProblem([.. Enumerable.Repeat(rowPlaces, rows)], [.. Enumerable.Repeat(places, columns)], fit);
        RequireCertificate(problem, AssignmentSolver.Solve(problem, AssignmentMode.HighestTotal).Solution);
    }

    [Fact]
    public void GoOn_ManyTimesFromOne_EachProvesItselfAndTheFirstStays()
    {
        var random = new Random(5);
        const int rows = 150, columns = 20;
        double[] fit = [.. Enumerable.Range(0, rows * columns).Select(_ => random.Next(4) == 0 ? double.NaN : random.NextDouble())];
        int[] rowPlaces = [.. Enumerable.Range(0, rows).Select(row => 1 + (row % 2))], columnPlaces = [.. Enumerable.Repeat(6, columns)];
        var first = AssignmentSolver.Solve(new(rowPlaces, columnPlaces, fit), AssignmentMode.HighestTotal);
        var before = first.Solution.TotalFit;
        for (var column = 0; column < columns; column++)
        {
            int[] wider = [.. columnPlaces];
            wider[column] += 1 + (column % 3);
            var more = new AssignmentProblem(rowPlaces, wider, fit);
            var after = first.GoOn(more).Solution;
            RequireCertificate(more, after);
            Assert.InRange(after.TotalFit, before, before + ((1 + (column % 3)) * first.Solution.ColumnPrices[column]) + 1e-9);
            int[] narrower = [.. columnPlaces];
            narrower[column] = column % 6;
            var less = new AssignmentProblem(rowPlaces, narrower, fit);
            RequireCertificate(less, first.GoOn(less).Solution);
        }

        Assert.Equal(before, first.GoOn(new(rowPlaces, columnPlaces, fit)).Solution.TotalFit, 9);
    }

    [Fact]
    public void Solve_AnyProblem_BoundIsNeverBelowAndMetByTheBest()
    {
        var sizes = Gen.Choose(1, 9).Two();
        Prop.ForAll(Arb.From(sizes.SelectMany(size => Gen.Choose(0, int.MaxValue).Select(seed => (size.Item1, size.Item2, seed)))), draw =>
        {
            var (rows, columns, seed) = draw;
            var random = new Random(seed);
            double[] fit = [.. Enumerable.Range(0, rows * columns).Select(_ => random.Next(3) == 0 ? double.NaN : random.Next(4) / 3.0)];
            var problem = new AssignmentProblem([.. Enumerable.Range(0, rows).Select(_ => random.Next(4))], [.. Enumerable.Range(0, columns).Select(_ => random.Next(4))], fit);
            RequireCertificate(problem, AssignmentSolver.Solve(problem, AssignmentMode.HighestTotal).Solution);
            var stable = AssignmentSolver.Solve(problem, AssignmentMode.Stable).Solution;
            Assert.Equal(0, stable.BlockingPairs);
            Assert.True(stable.TotalFit <= stable.UpperBound + 1e-9);
        }).QuickCheckThrowOnFailure();
    }

    // Primal and dual are feasible and tight: a free place costs nothing; a row has what it would choose at the prices, and has nothing only where nothing earns it anything.
    private static void RequireCertificate(AssignmentProblem problem, AssignmentSolution solution)
    {
        const double Rounding = 1e-7;
        var together = solution.Pairs.ToHashSet();
        double dual = 0;
        for (var column = 0; column < problem.ColumnCount; column++)
        {
            var (price, taken) = (solution.ColumnPrices[column], solution.Pairs.Count(pair => pair.Column == column));
            Assert.InRange(taken, 0, problem.ColumnPlaces[column]);
            Assert.True(price >= 0);
            if (taken < problem.ColumnPlaces[column]) Assert.Equal(0, price, 7);
            dual += price * problem.ColumnPlaces[column];
        }

        for (var row = 0; row < problem.RowCount; row++)
        {
            double Net(int column) => problem.Fit[(row * problem.ColumnCount) + column] - solution.ColumnPrices[column];
            var possible = Enumerable.Range(0, problem.ColumnCount).Where(column => problem.IsPossible(row, column)).ToLookup(column => together.Contains((row, column)));
            Assert.InRange(possible[true].Count(), 0, problem.RowPlaces[row]);
            var least = possible[true].Select(Net).DefaultIfEmpty(double.PositiveInfinity).Min();
            var most = possible[false].Select(Net).DefaultIfEmpty(double.NegativeInfinity).Max();
            Assert.True(least >= -Rounding, "Nobody has what costs more than it is worth.");
            if (problem.RowPlaces[row] > 0) Assert.True(most <= least + Rounding, "Nobody would rather have another.");
            if (possible[true].Count() < problem.RowPlaces[row]) Assert.True(most <= Rounding, "Nobody goes without what is worth its price.");
            dual += possible[true].Concat(possible[false]).Select(Net).Where(net => net > 0).OrderDescending().Take(problem.RowPlaces[row]).Sum();
        }

        Assert.Equal(solution.Pairs.Sum(pair => problem.Fit[(pair.Row * problem.ColumnCount) + pair.Column]), dual, 6);
        Assert.Equal(dual, solution.UpperBound, 6);
    }
}
