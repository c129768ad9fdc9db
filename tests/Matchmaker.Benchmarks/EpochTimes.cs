using Matchmaker.Engine.Factorization;

namespace Matchmaker.Benchmarks;

/// <summary>
/// Collects seconds per epoch, leaving out the first, during which code is still being compiled. Beside the time on the clock it keeps the processor time,
/// which says what an epoch costs even where other programs share the machine.
/// </summary>
internal sealed class EpochTimes : IProgress<TrainingProgress>
{
    private readonly List<double> _seconds = [];
    private readonly List<double> _processorSeconds = [];
    private TimeSpan _lastProcessorTime = Environment.CpuUsage.TotalTime;

    public double[] Ascending => Sorted(_seconds);

    /// <summary>Processor time of all cores together.</summary>
    public double[] ProcessorAscending => Sorted(_processorSeconds);

    /// <summary>To be called where something else has run in between, so that its processor time is not taken for the first epoch's.</summary>
    public void BeginTraining() => _lastProcessorTime = Environment.CpuUsage.TotalTime;

    public void Report(TrainingProgress value)
    {
        _seconds.Add(value.EpochTime.TotalSeconds);
        var now = Environment.CpuUsage.TotalTime;
        _processorSeconds.Add((now - _lastProcessorTime).TotalSeconds);
        _lastProcessorTime = now;
    }

    private static double[] Sorted(List<double> values) => [.. (values.Count > 1 ? values.Skip(1) : values).Order()];
}
