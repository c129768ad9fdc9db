using System.Diagnostics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Cli;

/// <summary>Says each step of training with the time so far.</summary>
internal sealed class SpokenTraining(Invocation invocation) : IProgress<TrainingStep>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public void Report(TrainingStep value) => invocation.Say($"{_clock.Elapsed.TotalSeconds,6:F1} s  {value.Step} of {value.Steps}: {value.What} …");
}
