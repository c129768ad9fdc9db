using Matchmaker.App.Jobs;
using Matchmaker.App.Jobs.Quartz;
using Matchmaker.Contracts.Jobs;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Jobs;

public sealed class QuartzJobSchedulerTests() : JobSchedulerContract(() => TestRegistry.SqliteAsync())
{
    protected override IJobScheduler NewScheduler(TestRegistry registry) => new QuartzJobScheduler(registry.Database);
}
