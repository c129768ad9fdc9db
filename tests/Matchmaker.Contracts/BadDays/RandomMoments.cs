using System.Globalization;
using Xunit.Abstractions;

namespace Matchmaker.Contracts.BadDays;

/// <summary>Moments at which something goes wrong: others in each run, and told, so that a run can be repeated with <c>MATCHMAKER_TEST_SEED</c>.</summary>
public sealed class RandomMoments
{
    private const string Variable = "MATCHMAKER_TEST_SEED";

    private readonly ITestOutputHelper _output;
    private readonly Random _random;

    public RandomMoments(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1_000_000);
        _output = output;
        _random = new(seed);
        output.WriteLine($"{Variable}={seed}");
    }

    /// <summary>Some time between none and a most.</summary>
    public TimeSpan Within(TimeSpan most)
    {
        var chosen = most * _random.NextDouble();
        _output.WriteLine($"after {chosen.TotalMilliseconds:0} ms of at most {most.TotalMilliseconds:0}");
        return chosen;
    }

    public void Say(string text) => _output.WriteLine(text);
}
