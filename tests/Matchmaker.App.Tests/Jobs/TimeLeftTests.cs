using Matchmaker.App.Jobs;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Jobs;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData(60, 0.25, 180)]
    [InlineData(60, 0.5, 60)]
    [InlineData(100, 0.05, 1900)]
    public void Of_PartDone_GoesOnAsFastAsSoFar(int seconds, double part, int left) => Assert.Equal(left, Left(seconds, part)!.Value.TotalSeconds, 6);

    [Theory]
    [InlineData(60, null)]
    [InlineData(60, 0.0)]
    [InlineData(60, 0.04)]
    [InlineData(60, 1.0)]
    [InlineData(9, 0.5)]
    [InlineData(-3600, 0.5)]
    [InlineData(80_000, 0.05)]
    [InlineData(60, double.NaN)]
    public void Of_NothingToJudgeBy_IsNotTold(int seconds, double? part) => Assert.Null(Left(seconds, part));

    [Fact]
    public void Of_WorkThatWaitsOrHasEnded_IsNotTold()
    {
        foreach (var state in Enum.GetValues<WorkState>().Where(state => state != WorkState.Running))
            Assert.Null(TimeLeft.Of(Run(state, 0.5), TestData.Now.AddMinutes(1)));
    }

    private static TimeSpan? Left(int seconds, double? part) => TimeLeft.Of(Run(WorkState.Running, part), TestData.Now.AddSeconds(seconds));

    private static JobRun Run(WorkState state, double? part) => new() { Job = "retrain", State = state, StartedAt = TestData.Now, Part = part };
}
