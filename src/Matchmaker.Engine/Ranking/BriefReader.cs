namespace Matchmaker.Engine.Ranking;

/// <summary>
/// How well actors fit a text that no actor wrote: a brief, or one need of it, told as a profile of one row. Working memory of one thread. Safe to read from several threads with a reader each.
/// </summary>
/// <param name="signals">What is known of the actors.</param>
public sealed class BriefReader(SignalModel signals)
{
    private readonly ProfileMatcher _matcher = new(signals.Profiles);
    private readonly float[] _row = new float[CandidateList.SignalCount];

    /// <summary>The fit of every actor, 0 … 1: 1 − Π over what speaks for it of (1 − its strength), so that each adds and none is needed. O(terms of all actors).</summary>
    /// <param name="brief">One row, in the columns of the model's profiles; its needs are what is sought.</param>
    /// <param name="themes">Themes that it is about, as dense indices; empty where that is not said.</param>
    /// <returns>One element an actor: needs met by offers count in full, common sectors and themes half, common words half of the best there is.</returns>
    /// <exception cref="ArgumentException">The brief is not one row in those columns.</exception>
    public double[] Read(ProfileTable brief, ReadOnlySpan<int> themes)
    {
        brief.Validate(1);
        var own = signals.Profiles.Rows;
        if (brief.Sectors.ColumnCount != own.Sectors.ColumnCount || brief.Needs.ColumnCount != own.Needs.ColumnCount || brief.Words.ColumnCount != own.Words.ColumnCount)
            throw new ArgumentException("The brief is told in other terms than the model's profiles.", nameof(brief));
        var (fits, words) = (new double[signals.ActorCount], new double[signals.ActorCount]);
        _matcher.Spread(signals.Profiles.Weigh(brief), 0);
        for (var actor = 0; actor < fits.Length; actor++)
        {
            _matcher.Measure(actor, _row);
            fits[actor] = (1 - Part(_row[(int)Signal.NeedsMet])) * (1 - (0.5 * Part(_row[(int)Signal.Sectors]))) * (1 - (0.5 * ThemesOf(actor, themes)));
            words[actor] = _row[(int)Signal.Words];
        }

        _matcher.Forget();
        var most = Math.Max(words.DefaultIfEmpty(0).Max(), 1e-9);
        for (var actor = 0; actor < fits.Length; actor++) fits[actor] = 1 - (fits[actor] * (1 - (0.5 * words[actor] / most)));
        return fits;
    }

    private double ThemesOf(int actor, ReadOnlySpan<int> themes)
    {
        double cosine = 0;
        foreach (var theme in themes)
            if (theme < signals.Themes.ColumnCount) cosine += signals.Themes[actor, theme];
        return themes.Length == 0 ? 0 : Part(cosine / Math.Sqrt(themes.Length));
    }

    private static double Part(double value) => Math.Clamp(value, 0, 1);
}
