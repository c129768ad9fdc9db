namespace Matchmaker.App.Evaluating;

/// <summary>A figure over several seeds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Spread">Greatest less least.</param>
public sealed record SeededFigure(double Mean, double Spread)
{
    /// <summary>Of one value a seed; at least one.</summary>
    public static SeededFigure Of(IReadOnlyCollection<double> values) => new(values.Average(), values.Max() - values.Min());

    /// <summary>Of one figure of each report.</summary>
    public static SeededFigure Of<T>(IEnumerable<T> reports, Func<T, double> figure) => Of([.. reports.Select(figure)]);

    /// <summary>So many seeds, one after another from the first; after the greatest comes 0.</summary>
    internal static int[] Seeds(int first, int count) => [.. Enumerable.Range(0, count).Select(more => (int)(((long)first + more) % (1L + int.MaxValue)))];
}
