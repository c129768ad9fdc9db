using Matchmaker.Engine.Factorization;

namespace Matchmaker.Benchmarks;

/// <summary>Collects seconds per epoch, leaving out the first, during which code is still being compiled.</summary>
internal sealed class EpochTimes : IProgress<TrainingProgress>
{
    private readonly List<double> _seconds = [];

    public double[] Ascending => [.. (_seconds.Count > 1 ? _seconds.Skip(1) : _seconds).Order()];

    public void Report(TrainingProgress value) => _seconds.Add(value.EpochTime.TotalSeconds);
}
