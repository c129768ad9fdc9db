using Matchmaker.App.Demo;
using Matchmaker.App.Jobs;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Matchmaker.Web.Tests.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.BadDays;

/// <summary>There is no room for a backup, and then there is.</summary>
[Collection(nameof(BadDays))]
public sealed class FullDiskBackupTests
{
    private const long LessThanTheRegistry = 500_000;

    [LinuxFact]
    public async Task Backup_DiskFull_SaysSoKeepsEarlierOnesAndWorksOnceThereIsRoom()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Actors = 80, Collaborations = 160 });
        var folder = Path.ChangeExtension(registry.Address, null) + ".backups";
        using var node = await Node.StartAsync(registry.Address, registry.Database.ModelsFolder, "all");
        await BackupAsync(registry, node, WorkState.Done);
        var earlier = Assert.Single(Directory.GetFiles(folder));

        // What the registry writes of the job itself still finds room, at the beginning of an empty log.
        await using (var context = registry.CreateContext()) await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await node.LimitAsync(LessThanTheRegistry);
        var failed = await BackupAsync(registry, node, WorkState.Failed);

        Assert.Contains("Free some room", failed.Outcome, StringComparison.Ordinal);
        Assert.Equal(earlier, Assert.Single(Directory.GetFiles(folder)));
        await node.LimitAsync(null);
        await BackupAsync(registry, node, WorkState.Done);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    private static async Task<JobRun> BackupAsync(TestRegistry registry, Node node, WorkState expected)
    {
        var now = DateTimeOffset.UtcNow;
        var asked = await registry.AddAsync(new JobRun { Job = "backup", Trigger = JobTrigger.Person, AskedBy = "test", AskedAt = now, NotBefore = now - TimeSpan.FromMinutes(1) });
        JobRun? run = null;
        await node.UntilAsync(
            async () =>
            {
                await using var context = registry.CreateContext();
                run = await context.JobRuns.AsNoTracking().SingleAsync(one => one.Id == asked.Id);
                return run.FinishedAt is not null;
            },
            "ended the backup");
        Assert.True(run!.State == expected, run.Outcome);
        return run;
    }
}
