using Matchmaker.Web.Components;

namespace Matchmaker.Web.Tests.Components;

public sealed class OneAtATimeTests
{
    [Fact]
    public async Task Run_WhileAnotherRuns_DoesNothing()
    {
        var turn = new OneAtATime();
        var ending = new TaskCompletionSource<bool>();
        var first = turn.RunAsync(() => ending.Task);
        Assert.True(turn.IsBusy);

        Assert.False(await turn.RunAsync(() => throw new InvalidOperationException("It was begun.")));

        ending.SetResult(true);
        Assert.True(await first);
        Assert.True(await turn.RunAsync(() => Task.FromResult(true)));
    }

    [Fact]
    public async Task Run_ThePageIsLeft_BeginsNothingMore()
    {
        var turn = new OneAtATime();
        Assert.False(await turn.RunAsync(() => Task.FromResult(false), leaves: true));
        Assert.True(await turn.RunAsync(() => Task.FromResult(true), leaves: true));

        Assert.False(await turn.RunAsync(() => Task.FromResult(true)));
    }

    [Fact]
    public async Task Run_Failing_LetsOneTryAgain()
    {
        var turn = new OneAtATime();
        await Assert.ThrowsAsync<InvalidOperationException>(() => turn.RunAsync(() => throw new InvalidOperationException()));

        Assert.True(await turn.RunAsync(() => Task.FromResult(true)));
    }
}
