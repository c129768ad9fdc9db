using System.Collections.Concurrent;
using Matchmaker.App.Jobs;
using Matchmaker.App.Jobs.Quartz;
using Matchmaker.Contracts.Jobs;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>Quartz in its clustered store.</summary>
[RequiresPostgres]
public sealed class QuartzClusterTests() : JobSchedulerContract(() => TestRegistry.PostgresAsync())
{
    protected override IJobScheduler NewScheduler(TestRegistry registry) => new QuartzJobScheduler(registry.Database);

    [RegistryFact]
    public async Task Start_OnTwoNodes_TellsOneOfThemOfEachMoment()
    {
        var told = new ConcurrentQueue<(string Node, DateTimeOffset Moment)>();
        await using var one = new QuartzJobScheduler(Registry.Database);
        await using var other = new QuartzJobScheduler(Registry.Database);
        JobPlan[] plans = [new("often", "* * * * * ?", TimeZoneInfo.Utc)];
        await one.StartAsync(plans, Record("one"));
        await other.StartAsync(plans, Record("other"));

        // While a node joins, a moment may be told twice; the runs are one all the same.
        await Task.Delay(TimeSpan.FromSeconds(2));
        told.Clear();
        await Task.Delay(TimeSpan.FromSeconds(6));

        Assert.NotEmpty(told);
        Assert.Equal(told.Count, told.Select(entry => entry.Moment).Distinct().Count());

        Func<string, DateTimeOffset, CancellationToken, Task> Record(string node) => (_, moment, _) =>
        {
            told.Enqueue((node, moment));
            return Task.CompletedTask;
        };
    }
}
