using System.Globalization;
using System.Text;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Jobs;

/// <summary>What a running job has at hand: its way to tell how far it is, and the check that it still holds what it works on. Safe for several threads.</summary>
public sealed class JobContext(RegistryDatabase database, JobLease lease, long runId, int attempt) : IProgress<WorkStep>, IProgress<string>
{
    private const int LongestLog = 20_000;

    private readonly Lock _lock = new();
    private readonly StringBuilder _log = new();
    private WorkStep _step;

    public RegistryDatabase Database { get; } = database;

    public long RunId { get; } = runId;

    /// <summary>1 for the first.</summary>
    public int Attempt { get; } = attempt;

    internal JobLease Lease { get; } = lease;

    internal WorkStep Step
    {
        get
        {
            lock (_lock) return _step;
        }
    }

    internal string? LogText
    {
        get
        {
            lock (_lock) return _log.Length == 0 ? null : _log.ToString();
        }
    }

    /// <summary>Tells how far the job is.</summary>
    public void Report(WorkStep value)
    {
        lock (_lock) _step = value;
    }

    /// <summary>Tells what begins.</summary>
    public void Report(string value) => Report(new WorkStep(value));

    /// <summary>Keeps a line for whoever looks at the run later.</summary>
    public void Log(string line)
    {
        lock (_lock)
        {
            if (_log.Length + line.Length > LongestLog) return;
            _log.Append(CultureInfo.InvariantCulture, $"{Database.Time.GetUtcNow():HH:mm:ss} {line}\n");
        }
    }

    /// <summary>Asked in the transaction of each write that must not happen twice.</summary>
    /// <exception cref="JobLeaseLostException">Another node has the job now.</exception>
    public Task RequireLeaseAsync(RegistryContext context, CancellationToken cancellationToken = default) => JobLeases.RequireAsync(context, Lease, cancellationToken);
}
