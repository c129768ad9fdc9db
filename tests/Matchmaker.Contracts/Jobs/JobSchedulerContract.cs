using System.Collections.Concurrent;
using Matchmaker.App.Jobs;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Contracts.Jobs;

/// <summary>What every implementation of the port of background jobs does.</summary>
public abstract class JobSchedulerContract(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private const string EverySecond = "* * * * * ?";
    private const string NightInManila = "0 30 2 * * ?";

    private static readonly TimeZoneInfo Manila = TimeZoneInfo.FindSystemTimeZoneById("Asia/Manila");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<(string Job, DateTimeOffset Moment)> _told = [];

    protected abstract IJobScheduler NewScheduler(TestRegistry registry);

    [RegistryFact]
    public async Task Start_EverySecond_TellsOfEachMomentOfTheSchedule()
    {
        await using var scheduler = NewScheduler(Registry);
        await scheduler.StartAsync([new("often", EverySecond, TimeZoneInfo.Utc), new("never", null, TimeZoneInfo.Utc)], RecordAsync);

        await UntilAsync(() => _told.Count >= 2);

        Assert.All(_told, told => Assert.Equal("often", told.Job));
        var moments = _told.Select(told => told.Moment).Take(2).ToList();
        Assert.All(moments, moment => Assert.Equal(0, moment.Millisecond));
        Assert.NotEqual(moments[0], moments[1]);
    }

    [RegistryFact]
    public async Task Next_NightlyInAZone_IsThatZonesNight()
    {
        await using var scheduler = NewScheduler(Registry);
        await scheduler.StartAsync([new("nightly", NightInManila, Manila), new("never", null, Manila)], RecordAsync);

        var next = (await scheduler.NextAsync("nightly"))!.Value;

        Assert.Equal(new TimeSpan(2, 30, 0), TimeZoneInfo.ConvertTime(next, Manila).TimeOfDay);
        Assert.InRange(next - DateTimeOffset.UtcNow, TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.Null(await scheduler.NextAsync("never"));
        Assert.Null(await scheduler.NextAsync("unknown"));
    }

    [RegistryFact]
    public async Task Plan_Changed_TellsByTheNewPlan()
    {
        await using var scheduler = NewScheduler(Registry);
        await scheduler.StartAsync([new("job", NightInManila, Manila)], RecordAsync);

        await scheduler.PlanAsync(new("job", EverySecond, Manila));
        await UntilAsync(() => !_told.IsEmpty);
        await scheduler.PlanAsync(new("job", null, Manila));
        Assert.Null(await scheduler.NextAsync("job"));
        await Task.Delay(1500);
        var count = _told.Count;
        await Task.Delay(2500);

        Assert.Equal(count, _told.Count);
    }

    [RegistryFact]
    public async Task Start_Again_ForgetsJobsThatAreGone()
    {
        await using (var former = NewScheduler(Registry)) await former.StartAsync([new("old", NightInManila, Manila), new("kept", NightInManila, Manila)], RecordAsync);

        await using var scheduler = NewScheduler(Registry);
        await scheduler.StartAsync([new("kept", EverySecond, Manila)], RecordAsync);

        Assert.Null(await scheduler.NextAsync("old"));
        await UntilAsync(() => !_told.IsEmpty);
        Assert.All(_told, told => Assert.Equal("kept", told.Job));
    }

    private Task RecordAsync(string job, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        _told.Enqueue((job, moment));
        return Task.CompletedTask;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var until = DateTime.UtcNow + Patience;
        while (!isSo())
        {
            Assert.True(DateTime.UtcNow < until, "It did not happen in time.");
            await Task.Delay(50);
        }
    }
}
