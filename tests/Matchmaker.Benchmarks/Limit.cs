using System.Globalization;

namespace Matchmaker.Benchmarks;

/// <summary>What a figure has to keep to.</summary>
/// <param name="Value">The limit, in the unit of the figure.</param>
/// <param name="IsLeast">Whether the figure has to reach it; else it must not pass it.</param>
internal sealed record Limit(double Value, bool IsLeast = false)
{
    /// <summary>Marks a limit that was missed.</summary>
    public const char Missed = '✗';

    /// <summary>Marks a limit that was kept.</summary>
    public const char Kept = '✓';

    /// <summary><c>≤ 20 ✓ 0.40 ×</c>: the limit, a cross where the figure misses it, and the figure over the limit.</summary>
    public string Judge(double figure)
    {
        var judged = $"{(IsLeast ? '≥' : '≤')} {Value.ToString("#,0.###", CultureInfo.InvariantCulture)} {((IsLeast ? figure >= Value : figure <= Value) ? Kept : Missed)}";
        return Value == 0 ? judged : $"{judged} {(figure / Value).ToString("0.00", CultureInfo.InvariantCulture)} ×";
    }
}
