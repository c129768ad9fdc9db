using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Engine.Tests.Programmes.Cohorts;

public sealed class CohortSolverTests
{
    private static readonly CohortOptions Exact = new(TargetGap: 0);

    [Fact]
    public void Solve_RandomSmallProblems_AreAsGoodAsTryingEverything()
    {
        var random = new Random(20261122);
        var (found, none) = (0, 0);
        for (var round = 0; round < 1500; round++)
        {
            var problem = DrawnCohort.Draw(random, random.Next(1, 12), mayContradict: round % 3 == 0);
            var best = DrawnCohort.BestOf(problem);
            var solution = CohortSolver.Solve(problem, Exact);
            if (best is null)
            {
                none++;
                Assert.True(solution.State == CohortState.Infeasible, $"round {round}: {solution.State}");
                continue;
            }

            found++;
            Assert.True(solution.State == CohortState.Best, $"round {round}: {solution.State}, {solution.Value} of {best}, bound {solution.UpperBound}");
            Assert.True(DrawnCohort.IsAllowed(problem, solution.Chosen.Sum(one => 1 << one), []));
            Assert.Equal(best.Value, solution.Value, 6);
            Assert.Equal(DrawnCohort.ValueOf(problem, solution.Chosen.Sum(one => 1 << one)), solution.Value, 9);
            Assert.True(solution.UpperBound >= best - 1e-9 && solution.RelaxedBound >= best - 1e-9, $"round {round}");
        }

        Assert.True(found > 500 && none > 200, $"{found} {none}");
    }

    [Fact]
    public void Solve_WorthsAgainstThePrices_BoundEveryCohort()
    {
        var (random, asked) = (new Random(5), 0);
        for (var round = 0; round < 300; round++)
        {
            var problem = DrawnCohort.Draw(random, 9);
            var solution = CohortSolver.Solve(problem, Exact);
            if (!solution.IsFound) continue;
            for (var mask = 0; mask < 1 << problem.Count; mask++)
            {
                if (!DrawnCohort.IsAllowed(problem, mask, [])) continue;
                var less = Enumerable.Range(0, problem.Count).Sum(one => (mask >> one & 1) == 1 ? Math.Max(0, -solution.Worths[one]) : Math.Max(0, solution.Worths[one]));
                Assert.True(DrawnCohort.ValueOf(problem, mask) <= solution.RelaxedBound - less + 1e-7 + problem.Locked.Concat(problem.Forbidden).Sum(one => Math.Abs(solution.Worths[one])), $"round {round}");
                asked++;
            }
        }

        Assert.True(asked > 1000, $"{asked}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Solve_PlantedCohort_IsFoundAndProven(int seed)
    {
        var (problem, planted, value) = PlantedCohort.Make(800, 30, seed);
        var solution = CohortSolver.Solve(problem, Exact);
        Assert.Equal(planted, solution.Chosen);
        Assert.Equal(value, solution.Value, 9);
        Assert.Equal(CohortState.Best, solution.State);
        Assert.Equal(value, solution.UpperBound, 4);
    }

    [Fact]
    public void Solve_Twice_GivesTheSame()
    {
        var problem = DrawnCohort.Draw(new(77), 60);
        var (first, second) = (CohortSolver.Solve(problem), CohortSolver.Solve(problem));
        Assert.Equal(first.Chosen, second.Chosen);
        Assert.Equal(first.UpperBound, second.UpperBound);
    }

    [Fact]
    public void Solve_NoCandidates_IsEmptyOrInfeasible()
    {
        Assert.Equal(CohortState.Best, CohortSolver.Solve(new([], 0, 3)).State);
        Assert.Equal(CohortState.Infeasible, CohortSolver.Solve(new([], 1, 3)).State);
    }

    [Fact]
    public void Solve_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => CohortSolver.Solve(PlantedCohort.Make(200, 10, 1).Problem, null, source.Token));
    }

    [Fact]
    public void Solve_WhatIsNotAProblem_SaysWhy()
    {
        static void Refused(string part, Func<CohortProblem> make) => Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(() => CohortSolver.Solve(make())).Message, StringComparison.Ordinal);
        Refused("finite", () => new([double.NaN], 0, 1));
        Refused("locked and forbidden", () => new([1, 1], 0, 1) { Locked = [1], Forbidden = [1] });
        Refused("both locked, and in conflict", () => new([1, 1], 0, 1) { Locked = [0, 1], Conflicts = [(1, 0)] });
        Refused("is there twice", () => new([1, 1], 0, 1) { Conflicts = [(0, 1), (1, 0)] });
        Refused("conflict with itself", () => new([1, 1], 0, 1) { Conflicts = [(1, 1)] });
        Refused("at least 3 and at most 2", () => new([1, 1], 0, 1) { Groups = [new([0], 3, 2)] });
        Refused("candidate 0 twice", () => new([1, 1], 0, 1) { Groups = [new([0, 0], 0, 2)] });
        Refused("7 is not among them", () => new([1, 1], 0, 1) { Groups = [new([7], 0, 2)] });
        Refused("A cost is at least 0", () => new([1, 1], 0, 1) { Cost = [1, -1] });
        Refused("2 candidates and 1 costs", () => new([1, 1], 0, 1) { Cost = [1] });
        Refused("A budget is at least 0", () => new([1], 0, 1) { Budget = double.NaN });
        Refused("A weight is at least 0", () => new([1], 0, 1) { Topics = [new([(0, -1)], [])] });
        Refused("no more than the one before", () => new([1], 0, 1) { Topics = [new([(0, 1)], [new(1, 0.5), new(1, 0.6)])] });
    }
}
