using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Matchmaker.App.Jobs;

/// <summary>Lets anything ask for a run of a job as soon as possible, without waiting for it. Many rings while one is not yet heard are one. Safe for several threads.</summary>
public sealed class JobBell
{
    private readonly Channel<string> _rings = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, byte> _unheard = new(StringComparer.Ordinal);

    /// <summary>Asks for a run of a job. It may be missed where the program ends: the job's own schedule makes up for it.</summary>
    public void Ring(string job)
    {
        if (_unheard.TryAdd(job, 0)) _rings.Writer.TryWrite(job);
    }

    internal async Task<string> HearAsync(CancellationToken cancellationToken)
    {
        var job = await _rings.Reader.ReadAsync(cancellationToken);
        _unheard.TryRemove(job, out _);
        return job;
    }
}
