using System.Diagnostics.Metrics;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Web.Hosting;

namespace Matchmaker.Web.Monitoring;

/// <summary>Tells how old the model and the snapshot are that serve, and whether this node is ready.</summary>
internal sealed class ServingMeter : IDisposable
{
    public const string Name = "Matchmaker.Serving";

    private readonly Meter _meter = new(Name);

    public ServingMeter(LiveMatching matching, Readiness readiness, RegistryDatabase database, TimeProvider time)
    {
        _meter.CreateObservableGauge("matchmaker.model.age", () => Age(matching.Serving?.Model.TrainedAt), "s", "Time since the model that serves was trained.");
        _meter.CreateObservableGauge("matchmaker.snapshot.age", () => Age(matching.Serving?.ReadAt), "s", "Time since the registry was read for the model that serves.");
        _meter.CreateObservableGauge("matchmaker.ready", () => readiness.IsReady ? 1 : 0, null, "1 where index and model have been looked for.");
        _meter.CreateObservableGauge("matchmaker.database.reachable", () => database.Watch.IsAway ? 0 : 1, null, "0 where the database is away, and this node serves what it holds itself.");

        IEnumerable<Measurement<double>> Age(DateTimeOffset? since) => since is { } at ? [new((time.GetUtcNow() - at).TotalSeconds)] : [];
    }

    public void Dispose() => _meter.Dispose();
}
