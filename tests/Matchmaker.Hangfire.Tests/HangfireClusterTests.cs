using System.Collections.Concurrent;
using Matchmaker.App.Jobs;
using Matchmaker.Contracts.Jobs;
using Matchmaker.Contracts.Storage;

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
        await Task.Delay(TimeSpan.FromSeconds(6));

        Assert.InRange(told.Count, 3, 7);
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
}
