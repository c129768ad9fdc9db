namespace Matchmaker.App.Models.Drift;

/// <summary>Ranks that are counted together: the first, the next two, the rest of the first ten, and all behind them.</summary>
public static class RankSpan
{
    private static readonly int[] Starts = [1, 2, 4, 11];

    /// <summary>The best rank of the span that a rank lies in; 0 where the rank is not known.</summary>
    public static int Of(int? rank) => rank is > 0 and var known ? Starts.Last(start => start <= known) : 0;

    /// <summary>The span in words for a table: "4–10".</summary>
    public static string Text(int start)
    {
        var at = Array.IndexOf(Starts, start);
        if (at < 0) return "–";
        if (at == Starts.Length - 1) return $"{start}+";
        return Starts[at + 1] - 1 == start ? $"{start}" : $"{start}–{Starts[at + 1] - 1}";
    }
}
