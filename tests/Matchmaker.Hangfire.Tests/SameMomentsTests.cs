using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Matchmaker.App.Jobs;
using Quartz;

namespace Matchmaker.Hangfire.Tests;

/// <summary>A schedule means the same moments, whichever library tells of them: over a year, also where clocks are put forward and back.</summary>
public sealed class SameMomentsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddYears(1);

    private static readonly string[] Crons =
        ["0 30 2 * * ?", "0 0 3 ? * MON-FRI", "0 15 1 ? * 2", "0 0 9 ? * 6L", "0 0 0 L * ?", "0 0 6 ? * 2#1", "0 45 23 15W * ?", "30 0/20 1-3 * * ?", "0 30 2 1 1 ? 2026-2027", "15 0 0/6 ? * SUN,WED"];

    private static readonly string[] Zones = ["Asia/Manila", "Asia/Ho_Chi_Minh", "Asia/Seoul", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"];

    public static IEnumerable<object[]> Plans { get; } = from cron in Crons from zone in Zones select new object[] { cron, zone };

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Clock_OverAYear_TellsOfTheMomentsThatQuartzTellsOf(string cron, string zoneName)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        var trigger = (ICronTrigger)TriggerBuilder.Create().WithIdentity("job").WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(zone)).StartAt(Start).Build();
        var expected = new List<DateTimeOffset>();
        for (var moment = trigger.GetFireTimeAfter(Start); moment < End; moment = trigger.GetFireTimeAfter(moment)) expected.Add(moment.Value);

        using var storage = new InMemoryStorage();
        var plans = new HangfirePlans(storage);
        plans.Write(new("job", cron, zone), Start);
        var told = new List<DateTimeOffset>();
        while (plans.NextOf("job") is { } next && next < End)
        {
            Assert.Equal(["job"], plans.Due(next));
            Assert.Empty(plans.Due(next.AddSeconds(-1)));
            await plans.TellAsync("job", next, (_, moment, _) =>
            {
                told.Add(moment);
                return Task.CompletedTask;
            }, CancellationToken.None);
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, told);
    }

    /// <summary>Why Hangfire's own reckoning is not used: the same text means another day to it.</summary>
    [Fact]
    public void Hangfire_SameText_MeansAnotherDay()
    {
        const string mondays = "0 15 1 ? * 2";
        using var storage = new InMemoryStorage();
        new RecurringJobManager(storage).AddOrUpdate("job", HangfireWork.JobOf("job"), mondays, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        using var connection = storage.GetConnection();

        var ours = JobSchedule.Next(new JobPlan("job", mondays, TimeZoneInfo.Utc), DateTimeOffset.UtcNow)!.Value;
        var theirs = Assert.Single(connection.GetRecurringJobs()).NextExecution!.Value;

        Assert.Equal(DayOfWeek.Monday, ours.DayOfWeek);
        Assert.Equal(DayOfWeek.Tuesday, theirs.DayOfWeek);
    }
}
