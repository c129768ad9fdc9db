using System.Collections.Concurrent;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Jobs;
using Matchmaker.Contracts.Storage;
using Npgsql;

namespace Matchmaker.Hangfire.Tests;

/// <summary>Hangfire in its schema on PostgreSQL.</summary>
[RequiresPostgres]
public sealed class HangfireClusterTests() : JobSchedulerContract(() => TestRegistry.PostgresAsync())
{
    protected override IJobScheduler NewScheduler(TestRegistry registry) => new HangfireJobScheduler(registry.Database);

    [RegistryFact]
    public async Task Start_OnTwoNodes_TellsOneOfThemOfEachMoment()
    {
        var told = new ConcurrentQueue<(string Node, DateTimeOffset Moment)>();
        await using var one = new HangfireJobScheduler(Registry.Database);
        await using var other = new HangfireJobScheduler(Registry.Database);
        JobPlan[] plans = [new("often", "* * * * * ?", TimeZoneInfo.Utc)];

        // At once, so that both find the tables missing.
        await Task.WhenAll(one.StartAsync(plans, Record("one")), other.StartAsync(plans, Record("other")));
        await JobNode.UntilAsync(() => told.Count >= 5);

        Assert.Equal(told.Count, told.Select(entry => entry.Moment).Distinct().Count());

        Func<string, DateTimeOffset, CancellationToken, Task> Record(string node) => (_, moment, _) =>
        {
            told.Enqueue((node, moment));
            return Task.CompletedTask;
        };
    }

    /// <summary>What nobody told of while no node was up is told of once, as under Quartz.</summary>
    [RegistryFact]
    public async Task Start_AfterMomentsWereMissed_MakesUpForThemOnce()
    {
        JobPlan[] plans = [new("often", "0/2 * * * * ?", TimeZoneInfo.Utc)];
        await using (var former = new HangfireJobScheduler(Registry.Database)) await former.StartAsync(plans, (_, _, _) => Task.CompletedTask);
        var ended = DateTimeOffset.UtcNow;
        await Task.Delay(TimeSpan.FromSeconds(7));
        var told = new ConcurrentQueue<DateTimeOffset>();
        var began = DateTimeOffset.UtcNow;

        await using var scheduler = new HangfireJobScheduler(Registry.Database);
        await scheduler.StartAsync(plans, (_, moment, _) =>
        {
            told.Enqueue(moment);
            return Task.CompletedTask;
        });
        for (var until = DateTime.UtcNow.AddSeconds(20); told.Count < 2 && DateTime.UtcNow < until;) await Task.Delay(50);

        Assert.Single(told, moment => moment < began);
        Assert.All(told, moment => Assert.True(moment > ended.AddSeconds(-2)));
    }

    [RegistryFact]
    public async Task Line_CutForAWhile_TellsAgainSoonAfter()
    {
        using var line = new DatabaseLine(Registry.Address);
        var told = new ConcurrentQueue<DateTimeOffset>();
        await using var scheduler = new HangfireJobScheduler(RegistryDatabase.At(line.Address, Registry.Folder));
        await scheduler.StartAsync([new("often", "* * * * * ?", TimeZoneInfo.Utc)], (_, moment, _) =>
        {
            told.Enqueue(moment);
            return Task.CompletedTask;
        });
        await JobNode.UntilAsync(() => !told.IsEmpty);

        line.Cut();
        await Task.Delay(TimeSpan.FromSeconds(10));
        told.Clear();
        line.Mend();

        // Within the minute, also where it was cut while it held a lock; by Hangfire's defaults that would be ten.
        await JobNode.UntilAsync(() => told.Count >= 2);
    }

    /// <summary>A node that starts while the database is away keeps trying: the scheduler says that it cannot, and can be started again.</summary>
    [RegistryFact]
    public async Task Start_WhileTheDatabaseIsAway_FailsAtOnceAndSucceedsLater()
    {
        using var line = new DatabaseLine(Registry.Address);
        line.Cut();
        await using var scheduler = new HangfireJobScheduler(RegistryDatabase.At(line.Address, Registry.Folder));
        JobPlan[] plans = [new("nightly", "0 30 2 * * ?", TimeZoneInfo.Utc)];
        var asked = DateTime.UtcNow;

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => scheduler.StartAsync(plans, (_, _, _) => Task.CompletedTask));

        Assert.InRange(DateTime.UtcNow - asked, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        line.Mend();
        await scheduler.StartAsync(plans, (_, _, _) => Task.CompletedTask);
        Assert.NotNull(await scheduler.NextAsync("nightly"));
    }
}
