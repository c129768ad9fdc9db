using System.Net;
using Matchmaker.App.Demo;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Nodes;

/// <summary>Nodes that share nothing but a PostgreSQL database, as processes of their own.</summary>
[RequiresPostgres]
public sealed class SeveralNodesTests() : RegistrySuite(() => TestRegistry.PostgresAsync())
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [RegistryFact]
    public async Task Worker_KilledInMidTraining_IsReplacedAndTheModelReachesAllNodes()
    {
        await FillAsync();
        using var web = await StartAsync("web");
        using var otherWeb = await StartAsync("web");
        using var worker = await StartAsync("worker");
        using var otherWorker = await StartAsync("worker");
        var nodes = new[] { worker, otherWorker };
        var run = await AskAsync("retrain");
        string? holder = null;
        await web.UntilAsync(async () => (holder = await HolderAsync(run)) is not null, "heard that a worker trains");

        nodes.Single(node => holder!.EndsWith($"/{node.ProcessId}", StringComparison.Ordinal)).Kill();

        var survivor = nodes.Single(node => !holder!.EndsWith($"/{node.ProcessId}", StringComparison.Ordinal));
        await survivor.UntilAsync(async () => await HolderAsync(null) is { } next && next.EndsWith($"/{survivor.ProcessId}", StringComparison.Ordinal), "took the training over", Minute);
        await survivor.UntilAsync(IsTrainedAsync, "trained");
        var model = (await new ModelStore(Registry.Database).ActiveAsync()).Name;
        foreach (var node in new[] { web, otherWeb })
            await node.UntilAsync(async () => (await node.ReadinessAsync()).GetProperty("model").GetString() == model, $"serves {model}", Minute);
        await using var context = Registry.CreateContext();
        Assert.Equal(1, await context.ModelVersions.CountAsync());
        Assert.Equal(1, await context.JobRuns.CountAsync(one => one.Job == "retrain" && one.State == WorkState.Done));
        Assert.Equal(HttpStatusCode.NotFound, await survivor.StatusAsync("/directory"));
    }

    [RegistryFact]
    public async Task Work_OneWorkerTrains_TheOtherDoesTheRest()
    {
        await FillAsync(actors: 2_000);
        using var worker = await StartAsync("worker", arguments: ["--Jobs:AtOnce", "1"]);
        using var otherWorker = await StartAsync("worker", arguments: ["--Jobs:AtOnce", "1"]);
        var training = await AskAsync("retrain");
        await worker.UntilAsync(async () => await HolderAsync(training) is not null, "heard that a worker trains");

        var cleaning = await AskAsync("cleaning");

        await worker.UntilAsync(async () => (await RunAsync(cleaning)).State == WorkState.Done, "heard that the cleaning is done");
        var (longer, shorter) = (await RunAsync(training), await RunAsync(cleaning));
        Assert.True(longer.FinishedAt is null || longer.FinishedAt > shorter.StartedAt, "The training was over too soon to tell.");
        Assert.NotEqual(longer.Node, shorter.Node);
    }

    [RegistryFact]
    public async Task Restart_OneNodeAfterTheOther_LosesNoRequestOnTheOther()
    {
        await FillAsync();
        await new ModelTraining(Registry.Database).TrainAsync(new());
        var nodes = new[] { await StartAsync("web"), await StartAsync("web") };
        try
        {
            for (var at = 0; at < nodes.Length; at++)
            {
                var other = nodes[1 - at];
                using var asking = new CancellationTokenSource();
                var answers = AskAgainAndAgainAsync(other, asking.Token);
                var port = nodes[at].Port;
                await nodes[at].StopAsync();
                nodes[at].Dispose();
                nodes[at] = await StartAsync("web", port);
                await asking.CancelAsync();

                var seen = await answers;
                Assert.True(seen.Count > 10);
                Assert.All(seen, status => Assert.Equal(HttpStatusCode.OK, status));
            }
        }
        finally
        {
            foreach (var node in nodes) node.Dispose();
        }
    }

    private async Task FillAsync(int actors = 300) => await new DemoStore(Registry.Database).FillAsync(new() { Actors = actors, Collaborations = 2 * actors });

    private Task<Node> StartAsync(string role, int? port = null, params string[] arguments) => Node.StartAsync(Registry.Address, Path.Combine(Registry.Folder, $"{Guid.NewGuid():N}"), role, port, arguments);

    private async Task<long> AskAsync(string job)
    {
        await using var context = Registry.CreateContext();
        var now = DateTimeOffset.UtcNow;
        var run = new JobRun { Job = job, Trigger = JobTrigger.Person, AskedBy = "test", AskedAt = now, NotBefore = now };
        context.JobRuns.Add(run);
        await context.SaveChangesAsync();
        return run.Id;
    }

    private async Task<JobRun> RunAsync(long id)
    {
        await using var context = Registry.CreateContext();
        return await context.JobRuns.AsNoTracking().SingleAsync(run => run.Id == id);
    }

    // Of a certain run, or of whatever run there is.
    private async Task<string?> HolderAsync(long? run)
    {
        await using var context = Registry.CreateContext();
        return await context.JobRuns.Where(one => one.Job == "retrain" && one.State == WorkState.Running && (run == null || one.Id == run)).Select(one => one.Node).FirstOrDefaultAsync();
    }

    private async Task<bool> IsTrainedAsync()
    {
        await using var context = Registry.CreateContext();
        return await context.JobRuns.AnyAsync(one => one.Job == "retrain" && one.State == WorkState.Done);
    }

    private static async Task<List<HttpStatusCode?>> AskAgainAndAgainAsync(Node node, CancellationToken asking)
    {
        var seen = new List<HttpStatusCode?>();
        while (!asking.IsCancellationRequested)
        {
            seen.Add(await node.StatusAsync("/api/v1/search?q=film"));
            await Task.Delay(20, CancellationToken.None);
        }

        return seen;
    }
}
