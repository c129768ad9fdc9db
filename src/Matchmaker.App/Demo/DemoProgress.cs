namespace Matchmaker.App.Demo;

/// <summary>Counts records from several threads and reports every few hundred.</summary>
internal sealed class DemoProgress(IProgress<long>? progress)
{
    private const int Step = 256;

    private long _count;

    /// <summary>Counts one; true each time it reports, which is a good moment to see whether to stop.</summary>
    public bool Add()
    {
        var count = Interlocked.Increment(ref _count);
        if (count % Step != 0) return false;
        progress?.Report(count);
        return true;
    }
}
