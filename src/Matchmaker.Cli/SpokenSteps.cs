using System.Diagnostics;

namespace Matchmaker.Cli;

/// <summary>Says each step with the time so far.</summary>
internal sealed class SpokenSteps(Invocation invocation) : IProgress<string>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public void Report(string value) => invocation.Say($"{_clock.Elapsed.TotalSeconds,6:F1} s  {value} …");
}
