using Matchmaker.App.Editions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;

namespace Matchmaker.Benchmarks;

/// <summary>What a node of the product has of jobs, with those of a benchmark.</summary>
internal sealed class MeasuredNode : IAsyncDisposable
{
    private readonly JobHost _host;

    private MeasuredNode(JobHost host, JobBell bell)
    {
        _host = host;
        Bell = bell;
    }

    public JobBell Bell { get; }

    public static async Task<MeasuredNode> StartAsync(JobProvider provider, RegistryDatabase database, string name, IReadOnlyList<IJob> jobs)
    {
        var (options, bell) = (new JobOptions(), new JobBell());
        var runner = new JobRunner(database, new(database, name), jobs, new QuietAlarm());
        var host = new JobHost(runner, new(database, jobs, options), provider.Create(database), options, bell, database);
        await host.StartAsync(CancellationToken.None);
        host.Nudge();
        while (!host.IsStarted) await Task.Delay(10);
        return new(host, bell);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
