using System.Globalization;

namespace Matchmaker.Benchmarks;

/// <summary>What a figure has to keep to.</summary>
/// <param name="Value">The limit, in the unit of the figure.</param>
/// <param name="IsLeast">Whether the figure has to reach it; else it must not pass it.</param>
internal sealed record Limit(double Value, bool IsLeast = false)
{
    /// <summary><c>≤ 20 ✓</c>, with a cross where the figure misses it.</summary>
    public string Judge(double figure) =>
        $"{(IsLeast ? '≥' : '≤')} {Value.ToString("#,0.###", CultureInfo.InvariantCulture)} {((IsLeast ? figure >= Value : figure <= Value) ? '✓' : '✗')}";
}
