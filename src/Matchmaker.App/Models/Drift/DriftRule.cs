using System.Globalization;

namespace Matchmaker.App.Models.Drift;

/// <summary>Whether what suggestions lead to has fallen, or the registry has changed, by more than chance and the threshold explain.</summary>
internal static class DriftRule
{
    // Five in a hundred alarms about nothing would be too many for something that is looked at every night.
    private const double Deviations = 3;

    private static readonly (string Name, string What, string Of)[] Rates =
    [
        (FigureName.Saved, "saved", FigureName.Shown), (FigureName.Asked, "asked for", FigureName.Shown), (FigureName.Accepted, "accepted", FigureName.Asked),
    ];

    /// <summary>What has fallen: its name, and a sentence for people.</summary>
    /// <param name="figures">Of all days that matter.</param>
    /// <param name="last">The last day that was counted.</param>
    /// <param name="options">The thresholds.</param>
    public static IEnumerable<(string Name, string Text)> Falls(IReadOnlyList<NightlyFigure> figures, DateOnly last, DriftOptions options)
    {
        var recentFrom = last.AddDays(1 - options.RecentDays);
        var earlierFrom = recentFrom.AddDays(-options.EarlierDays);
        foreach (var (name, what, of) in Rates)
        {
            var (did, all) = (Sum(name, recentFrom, last), Sum(of, recentFrom, last));
            var (didBefore, allBefore) = (Sum(name, earlierFrom, recentFrom.AddDays(-1)), Sum(of, earlierFrom, recentFrom.AddDays(-1)));
            if (all < options.Fewest || allBefore < options.Fewest) continue;
            var (rate, before) = (did / all, didBefore / allBefore);
            var pooled = (did + didBefore) / (all + allBefore);
            var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / all) + (1 / allBefore)));
            if (rate < before * (1 - options.Fall) && before - rate > Deviations * error)
                yield return (name, string.Create(CultureInfo.InvariantCulture, $"Of what was {(of == FigureName.Shown ? "suggested" : "asked for")}, {rate:P1} was {what} in the last {options.RecentDays} days, and {before:P1} in the {options.EarlierDays} days before."));
        }

        var (cold, coldBefore) = (At(FigureName.ColdStart, last), At(FigureName.ColdStart, recentFrom.AddDays(-1)));
        if (cold is { } now && coldBefore is { } then && now - then > options.ColdStartRise)
            yield return (FigureName.ColdStart, string.Create(CultureInfo.InvariantCulture, $"{now:P1} of the actors have worked with nobody yet; {options.RecentDays} days ago it were {then:P1}. Suggestions for them rest on profiles alone."));

        double Sum(string name, DateOnly from, DateOnly until) => figures.Where(figure => figure.Name == name && figure.Day >= from && figure.Day <= until).Sum(figure => figure.Value);

        double? At(string name, DateOnly day) => figures.FirstOrDefault(figure => figure.Name == name && figure.Day == day)?.Value;
    }
}
