using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Engine.Tests.Programmes.Timetables;

public sealed class TimetableProblemTests
{
    [Fact]
    public void Problem_ThatContradictsItself_IsRefused()
    {
        double[] scores = [0, 1, 1, 0];
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true], scores, [0, 0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true, true], [0, 1], [0, 0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([-1], [true, true], scores, [0, 0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true, true], scores, [-1, 0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true, true], scores, [2, 0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true, true], scores, [0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true, true], [0, 1, 2, 0], [0, 0], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new TimetableProblem([1], [true, true], [0, -1, -1, 0], [0, 0], [1, 1]));
    }

    [Fact]
    public void Problem_WithLocksThatCannotBe_IsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(0, 0, 0)));
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(1, 0, 0)));
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(0, 9, 0)));
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(0, 1, 7)));
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(0, 1, 0), new Meeting(0, 1, 1)));
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(0, 1, 0), new Meeting(0, 2, 0)));
        Assert.ThrowsAny<ArgumentException>(() => Locked(new Meeting(0, 1, 0), new Meeting(2, 3, 0)));
        Assert.Throws<ArgumentException>(() => Forums.Plain(4, 2, 1, score: Forums.Not).With(locked: [new Meeting(0, 1, Meeting.Nowhere)]));
        Assert.Throws<ArgumentException>(() => Forums.Plain(4, 2, 1).Without(0, 0).With(locked: [new Meeting(0, 1, 0)]));
        Assert.Equal(2, Locked(new Meeting(0, 1, 0), new Meeting(2, 3, Meeting.Nowhere)).Locked.Count);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void Options_OutOfRange_AreRefused(double evenness) =>
        Assert.ThrowsAny<ArgumentException>(() => TimetableSolver.Solve(Forums.Plain(2, 1, 1), new() { Evenness = evenness }));

    private static TimetableProblem Locked(params Meeting[] meetings) => Forums.Plain(4, 2, 1).With(locked: meetings);
}
