using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Jobs;

public sealed class BackgroundWorkTests() : RegistrySuite(() => TestRegistry.SqliteAsync())
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Start_TwoPieces_RunOneAfterTheOther()
    {
        await using var work = new BackgroundWork(Registry.Database);
        var gate = new TaskCompletionSource();
        var first = Start(work, "first", async (progress, _) =>
        {
            progress.Report(new("Half of it", 0.5));
            await gate.Task;
            return "done";
        });
        await UntilAsync(work, first.Id, item => item.Step?.Part == 0.5);
        var second = Start(work, "second", (_, _) => Task.FromResult<string?>(null));
        Assert.Equal(first.Id, Start(work, "first", (_, _) => throw new InvalidOperationException("Must not run.")).Id);
        Assert.Equal(WorkState.Waiting, Of(work, second.Id).State);

        gate.SetResult();

        await UntilAsync(work, second.Id, item => item.State == WorkState.Done);
        Assert.Equal((WorkState.Done, "done"), (Of(work, first.Id).State, Of(work, first.Id).Outcome));
        Assert.Equal([second.Id, first.Id], work.List(TestCallers.Curator).Select(item => item.Id));
    }

    [Fact]
    public async Task CancelAsync_RunningAndWaiting_EndsBothAndIsWrittenDown()
    {
        await using var work = new BackgroundWork(Registry.Database);
        var running = Start(work, "running", async (_, cancelling) =>
        {
            await Task.Delay(Timeout.Infinite, cancelling);
            return null;
        });
        await UntilAsync(work, running.Id, item => item.State == WorkState.Running);
        var waiting = Start(work, "waiting", (_, _) => Task.FromResult<string?>("ran"));

        Assert.True(await work.CancelAsync(TestCallers.Curator, waiting.Id));
        Assert.True(await work.CancelAsync(TestCallers.Curator, running.Id));

        await UntilAsync(work, waiting.Id, item => item.State == WorkState.Cancelled);
        await UntilAsync(work, running.Id, item => item.State == WorkState.Cancelled);
        Assert.False(await work.CancelAsync(TestCallers.Curator, running.Id));
        Assert.False(await work.CancelAsync(TestCallers.Curator, "none"));
        await using var context = CreateContext();
        Assert.Equal(2, await context.AuditEntries.CountAsync(e => e.Action == "work.cancelled"));
    }

    [Fact]
    public async Task Start_WorkThatFails_SaysWhyAndLetsTheNextRun()
    {
        await using var work = new BackgroundWork(Registry.Database);
        var explained = Start(work, "explained", (_, _) => throw new ModelStoreException("There is nothing to train on."));
        var unforeseen = Start(work, "unforeseen", (_, _) => throw new InvalidOperationException("secret"));
        var next = Start(work, "next", (_, _) => Task.FromResult<string?>("ran"));

        await UntilAsync(work, next.Id, item => item.State == WorkState.Done);
        Assert.Equal((WorkState.Failed, "There is nothing to train on."), (Of(work, explained.Id).State, Of(work, explained.Id).Outcome));
        Assert.Equal(WorkState.Failed, Of(work, unforeseen.Id).State);
        Assert.DoesNotContain("secret", Of(work, unforeseen.Id).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NotAllowed_IsDenied()
    {
        await using var work = new BackgroundWork(Registry.Database);
        Assert.Throws<AccessDeniedException>(() => work.Start(TestCallers.Person(1), Deed.ManageModels, "key", "name", (_, _) => Task.FromResult<string?>(null)));
        Assert.Throws<AccessDeniedException>(() => work.List(TestCallers.Person(1)));
        var item = Start(work, "key", (_, _) => Task.FromResult<string?>(null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => work.CancelAsync(Caller.Visitor, item.Id));
    }

    private static WorkItem Start(BackgroundWork work, string key, Func<IProgress<WorkStep>, CancellationToken, Task<string?>> what) => work.Start(TestCallers.Curator, Deed.ManageModels, key, key, what);

    private static WorkItem Of(BackgroundWork work, string id) => work.List(TestCallers.Curator).Single(item => item.Id == id);

    private static async Task UntilAsync(BackgroundWork work, string id, Predicate<WorkItem> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo(Of(work, id))) await Task.Delay(10, patience.Token);
    }
}
