using System.Globalization;

namespace Matchmaker.App.Models.Drift;

/// <summary>
/// Whether what suggestions lead to has fallen, or the registry has changed, by more than chance and the threshold explain. Three kinds of figures are compared with those of the days before.
/// <list type="bullet">
/// <item>Rates (saved, asked for, accepted): where both spans have enough of what they are rates of. The error is that of two shares.</item>
/// <item>Counts a day (suggestions shown, actors added): where the days before had enough and are no fewer than those compared; a collapse to nothing is told, though no rate can be. The error is that of two
/// Poisson counts, made wider by as much as the days before scatter more than Poisson counts do: weekends and imports come in lumps, and are no falls. Nights that nothing was counted in are left out, not taken for zero.</item>
/// <item>Coverage: against its mean over the days before, where that stands for enough actors. It looks back over four weeks, so that the days of a span are nearly the same measurement: each span counts as one, with the error of two shares.</item>
/// </list>
/// </summary>
internal static class DriftRule
{
    // Five in a hundred alarms about nothing would be too many for something that is looked at every night.
    private const double Deviations = 3;

    private static readonly (string Name, string What, string Of)[] Rates =
    [
        (FigureName.Saved, "saved", FigureName.Shown), (FigureName.Asked, "asked for", FigureName.Shown), (FigureName.Accepted, "accepted", FigureName.Asked),
    ];

    private static readonly (string Name, string What)[] Counts = [(FigureName.Shown, "suggestions were shown"), (FigureName.NewActors, "actors were added")];

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

        HashSet<DateOnly> counted = [.. figures.Where(figure => !figure.Name.StartsWith(FigureName.Alarm, StringComparison.Ordinal)).Select(figure => figure.Day)];
        DateOnly[] recent = [.. Days(recentFrom, last)];
        DateOnly[] earlier = [.. Days(earlierFrom, recentFrom.AddDays(-1))];
        var isComparable = recent.Length > 0 && earlier.Length >= options.RecentDays;
        foreach (var (name, what) in Counts)
        {
            var (count, countBefore) = (Sum(name, recentFrom, last), Sum(name, earlierFrom, recentFrom.AddDays(-1)));
            if (!isComparable || countBefore < options.Fewest) continue;
            var (mean, before) = (count / recent.Length, countBefore / earlier.Length);
            var scatter = earlier.Sum(day => Math.Pow(Sum(name, day, day) - before, 2)) / Math.Max(1, earlier.Length - 1);
            var pooled = (count + countBefore) / (recent.Length + earlier.Length);
            var error = Math.Sqrt(Math.Max(1, scatter / before) * pooled * ((1.0 / recent.Length) + (1.0 / earlier.Length)));
            if (mean < before * (1 - options.Fall) && before - mean > Deviations * error)
                yield return (name, string.Create(CultureInfo.InvariantCulture, $"{mean:N1} {what} a day in the last {options.RecentDays} days, and {before:N1} in the {options.EarlierDays} days before."));
        }

        if (isComparable && At(FigureName.Coverage, last) is { } coverage)
        {
            var before = earlier.Average(day => At(FigureName.Coverage, day) ?? 0);
            var (actors, actorsBefore) = (At(FigureName.Actors, last) ?? 0, earlier.Average(day => At(FigureName.Actors, day) ?? 0));
            if (actors > 0 && before * actorsBefore >= options.Fewest)
            {
                var pooled = ((coverage * actors) + (before * actorsBefore)) / (actors + actorsBefore);
                var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / actors) + (1 / actorsBefore)));
                if (coverage < before * (1 - options.Fall) && before - coverage > Deviations * error)
                    yield return (FigureName.Coverage, string.Create(CultureInfo.InvariantCulture, $"{coverage:P1} of the actors were shown to anybody in the last four weeks; it was {before:P1} on average in the {options.EarlierDays} days before the last {options.RecentDays}."));
            }
        }

        var (cold, coldBefore) = (At(FigureName.ColdStart, last), At(FigureName.ColdStart, recentFrom.AddDays(-1)));
        if (cold is { } now && coldBefore is { } then && now - then > options.ColdStartRise)
            yield return (FigureName.ColdStart, string.Create(CultureInfo.InvariantCulture, $"{now:P1} of the actors have worked with nobody yet; {options.RecentDays} days ago it were {then:P1}. Suggestions for them rest on profiles alone."));

        double Sum(string name, DateOnly from, DateOnly until) => figures.Where(figure => figure.Name == name && figure.Day >= from && figure.Day <= until).Sum(figure => figure.Value);

        IEnumerable<DateOnly> Days(DateOnly from, DateOnly until) => counted.Where(day => day >= from && day <= until);

        double? At(string name, DateOnly day) => figures.FirstOrDefault(figure => figure.Name == name && figure.Day == day)?.Value;
    }
}
