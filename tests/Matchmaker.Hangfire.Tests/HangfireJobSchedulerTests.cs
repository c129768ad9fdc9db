using Matchmaker.App.Jobs;
using Matchmaker.Contracts.Jobs;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Hangfire.Tests;

/// <summary>Hangfire in memory, beside a SQLite registry.</summary>
public sealed class HangfireJobSchedulerTests() : JobSchedulerContract(() => TestRegistry.SqliteAsync())
{
    protected override IJobScheduler NewScheduler(TestRegistry registry) => new HangfireJobScheduler(registry.Database);
}
