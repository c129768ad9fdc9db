using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.Engine.Tests.Programmes;

public sealed class ConsortiumSolverTests
{
    private const double Not = double.NaN;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Solve_RandomSmallProblems_GivesTheListOfBruteForce(int difference)
    {
        var random = new Random(20261122 + difference);
        for (var round = 0; round < 150; round++)
        {
            int[][] shapes = [[1, 1], [2, 1], [1, 1, 1], [3], [1, 2]];
            var problem = DrawnConsortium.Problem(random, random.Next(2, 8), shapes[random.Next(shapes.Length)], random.Next(0, 4));
            var solution = ConsortiumSolver.Solve(problem, new() { LeastDifference = difference });
            var left = DrawnConsortium.All(problem);
            Assert.True(solution.IsComplete);
            foreach (var found in solution.Consortia)
            {
                var most = left.Max(members => Value(problem, members));
                Assert.Equal(most, Value(problem, found.Members), 7);
                Assert.Equal(found.Score.Total, found.UpperBound, 7);
                left.RemoveAll(members => members.Count(member => found.Members.All(other => other.Candidate != member.Candidate)) < Math.Min(difference, problem.SeatCount));
            }

            if (solution.Consortia.Count < 5) Assert.DoesNotContain(left, members => members.Length > 0);
        }
    }

    [Fact]
    public void Solve_StoppedEarly_HasABoundThatHolds()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var problem = DrawnConsortium.Problem(random, 8, [1, 1, 1], 3, withQuotas: false, possible: 1);
            var stopped = ConsortiumSolver.Solve(problem, new() { Count = 1, MostNodes = 1, BeamWidth = 1 }).Consortia.Single();
            Assert.InRange(DrawnConsortium.All(problem).Where(members => members.Length == 3).Max(members => Value(problem, members)), stopped.Score.Total - 1e-9, stopped.UpperBound + 1e-9);
        }
    }

    [Fact]
    public void Solve_PlantedConsortium_IsFoundAndProven()
    {
        // Five who fit, cover everything and accept one another, among forty who do neither.
        var random = new Random(3);
        const int candidates = 45;
        int[] planted = [4, 11, 19, 33, 40];
        var (fit, acceptance, cover) = (new double[5 * candidates], new double[candidates * candidates], new double[candidates * 5]);
        for (var at = 0; at < fit.Length; at++) fit[at] = 0.5 * random.NextDouble();
        for (var at = 0; at < acceptance.Length; at++) acceptance[at] = 0.5 * random.NextDouble();
        for (var role = 0; role < 5; role++)
        {
            fit[(role * candidates) + planted[role]] = 0.95;
            cover[(planted[role] * 5) + role] = 1;
            foreach (var other in planted) acceptance[(planted[role] * candidates) + other] = 0.9;
        }

        var problem = new ConsortiumProblem([1, 1, 1, 1, 1], fit, acceptance, new bool[candidates * candidates]) { NeedWeights = [1, 1, 1, 1, 1], Cover = cover };
        var best = ConsortiumSolver.Solve(problem, new() { Count = 1 }).Consortia.Single();
        Assert.Equal(planted, best.Members.Select(member => member.Candidate));
        Assert.Equal(best.Score.Total, best.UpperBound, 7);
    }

    [Fact]
    public void Solve_NobodyForARole_LeavesItsSeatEmptyAndFillsTheOthers()
    {
        var problem = new ConsortiumProblem([1, 2], [Not, Not, Not, 0.4, 0.5, Not], Enumerable.Repeat(0.5, 9).ToArray(), new bool[9]);
        var best = ConsortiumSolver.Solve(problem, new()).Consortia[0];
        Assert.Equal([new(1, 0), new(1, 1)], best.Members);
        Assert.Equal([1, 0], best.EmptySeats);
    }

    [Fact]
    public void Solve_QuotaThatCannotBeKept_FindsNothingAndKnowsIt()
    {
        var problem = new ConsortiumProblem([2], [0.4, 0.5, 0.6], Enumerable.Repeat(0.5, 9).ToArray(), new bool[9]) { Quotas = [new([true, false, false], 2)] };
        var solution = ConsortiumSolver.Solve(problem, new());
        Assert.Empty(solution.Consortia);
        Assert.True(solution.IsComplete);
    }

    [Fact]
    public void Solve_LockedAndForbidden_AreKept()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var drawn = DrawnConsortium.Problem(random, 7, [2, 1], 2, withQuotas: false, possible: 1);
            var problem = new ConsortiumProblem(drawn.Seats, drawn.Fit, Enumerable.Repeat(0.5, 49).ToArray(), drawn.IsTied) { Locked = [new(0, 6)], Forbidden = new HashSet<int> { 1, 2 }, NeedWeights = drawn.NeedWeights, Cover = drawn.Cover };
            var best = ConsortiumSolver.Solve(problem, new()).Consortia[0];
            Assert.Contains(new(0, 6), best.Members);
            Assert.DoesNotContain(best.Members, member => member.Candidate is 1 or 2);
            Assert.Equal(DrawnConsortium.All(problem).Max(members => Value(problem, members)), best.Score.Total, 7);
        }
    }

    [Fact]
    public void Solve_OneSideWouldRatherNot_TakesThePairThatBothAccept()
    {
        // 1 is adored by 0 and does not care for it; 0 and 2 like each other.
        var problem = new ConsortiumProblem([1, 1], [1, Not, Not, Not, 0.5, 0.5], [0, 1, 0.6, 0.01, 0, 0, 0.6, 0, 0], new bool[9]);
        Assert.Equal([0, 2], ConsortiumSolver.Solve(problem, new()).Consortia[0].Members.Select(member => member.Candidate));
    }

    [Fact]
    public void StandIns_OfAMember_LoseWhatTheScoreSays()
    {
        var problem = DrawnConsortium.Problem(new(9), 9, [1, 2], 3, withQuotas: false, possible: 1);
        var best = ConsortiumSolver.Solve(problem, new()).Consortia[0];
        var standIns = ConsortiumSolver.StandIns(problem, best.Members, 1, 3);
        Assert.Equal(3, standIns.Count);
        Assert.All(standIns, standIn => Assert.True(standIn.Loss >= -1e-9));
        var changed = best.Members.ToArray();
        changed[1] = changed[1] with { Candidate = standIns[0].Candidate };
        Assert.Equal(best.Score.Total - ConsortiumSolver.Score(problem, changed).Total, standIns[0].Loss, 12);
    }

    [Fact]
    public void BestSeat_OfSomebodyOutside_IsTheSeatWithTheLeastLossThatMayBeTaken()
    {
        // Roles 0 and 1; 0 and 1 sit, 2 fits both, 3 fits neither.
        double[] fit = [0.9, Not, 0.5, Not, Not, 0.6, 0.5, Not];
        var problem = new ConsortiumProblem([1, 1], fit, Enumerable.Repeat(0.5, 16).ToArray(), new bool[16]);
        ConsortiumMember[] members = [new(0, 0), new(1, 1)];
        var place = ConsortiumSolver.BestSeat(problem, members, 2)!.Value;
        Assert.Equal((1, true), (place.Seat, place.KeepsQuotas));
        Assert.Equal(ConsortiumSolver.Score(problem, members).Total - ConsortiumSolver.Score(problem, [members[0], new(1, 2)]).Total, place.Loss, 12);
        Assert.Null(ConsortiumSolver.BestSeat(problem, members, 3));
        var quota = problem.With([new([false, true, false, false], 1)], []);
        Assert.Equal((0, true), (ConsortiumSolver.BestSeat(quota, members, 2)!.Value.Seat, ConsortiumSolver.BestSeat(quota, members, 2)!.Value.KeepsQuotas));
        var locked = new ConsortiumProblem([1, 1], fit, Enumerable.Repeat(0.5, 16).ToArray(), new bool[16]) { Locked = members };
        Assert.Null(ConsortiumSolver.BestSeat(locked, members, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsortiumSolver.BestSeat(problem, members, 4));
    }

    [Fact]
    public void Solve_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => ConsortiumSolver.Solve(DrawnConsortium.Problem(new(1), 20, [2, 2], 2, withQuotas: false, possible: 1), new(), new CancellationToken(true)));

    [Fact]
    public void Problem_OfWrongNumbers_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ConsortiumProblem([], [], [], []));
        Assert.Throws<ArgumentException>(() => new ConsortiumProblem([0], [1], [0], [false]));
        Assert.Throws<ArgumentException>(() => new ConsortiumProblem([1], [2], [0], [false]));
        Assert.Throws<ArgumentException>(() => new ConsortiumProblem([1], [1, 1], [0, 2, 1, 0], new bool[4]));
        Assert.Throws<ArgumentException>(() => new ConsortiumProblem([1], [1, 1], [0, 1, 1, 0], [false, true, false, false]));
        var fine = new ConsortiumProblem([1], [1, 1], [0, 1, 1, 0], new bool[4]);
        fine.Validate();
        Assert.Throws<ArgumentException>(() => With(new() { Quotas = [new([true, true], 2, 1)] }));
        Assert.Throws<ArgumentException>(() => With(new() { Locked = [new(0, 0), new(0, 1)] }));
        Assert.Throws<ArgumentException>(() => With(new() { Locked = [new(0, 0)], Forbidden = new HashSet<int> { 0 } }));
        Assert.Throws<ArgumentException>(() => With(new() { NeedWeights = [1] }));
        Assert.Throws<ArgumentException>(() => With(new() { Weights = new() { Coverage = 0, Fit = 0, Acceptance = 0, TieBalance = 0 } }));
        Assert.Throws<ArgumentException>(() => ConsortiumSolver.Solve(fine, new() { Count = 0 }));

        static void With(Settings settings) => new ConsortiumProblem([1], [1, 1], [0, 1, 1, 0], new bool[4])
        {
            Quotas = settings.Quotas,
            Locked = settings.Locked,
            Forbidden = settings.Forbidden,
            NeedWeights = settings.NeedWeights,
            Weights = settings.Weights,
        }.Validate();
    }

    // As few empty seats as possible come first.
    private static double Value(ConsortiumProblem problem, IReadOnlyList<ConsortiumMember> members) => ConsortiumSolver.Score(problem, members).Total - (problem.SeatCount - members.Count);

    private sealed record Settings
    {
        public IReadOnlyList<MemberQuota> Quotas { get; init; } = [];

        public IReadOnlyList<ConsortiumMember> Locked { get; init; } = [];

        public IReadOnlySet<int> Forbidden { get; init; } = new HashSet<int>();

        public double[] NeedWeights { get; init; } = [];

        public ConsortiumWeights Weights { get; init; } = new();
    }
}
