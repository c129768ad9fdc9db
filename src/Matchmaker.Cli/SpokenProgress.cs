using System.Diagnostics;

namespace Matchmaker.Cli;

/// <summary>Says every two seconds how far a job of unknown pace has come; called from any thread.</summary>
internal sealed class SpokenProgress(Invocation invocation, string unit) : IProgress<long>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private TimeSpan _next = Interval;

    public void Report(long value)
    {
        lock (_gate)
        {
            if (_watch.Elapsed < _next) return;
            _next = _watch.Elapsed + Interval;
            invocation.Say($"{value:N0} {unit}, {value / _watch.Elapsed.TotalSeconds:N0} a second");
        }
    }
}
