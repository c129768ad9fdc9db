using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Asks for what the signals of coming candidates are read from, some of them ahead: candidates lie all over the registry, and of a large one hardly anything is in the caches.
/// First for what is found by the candidate's index alone, then for the rows that this tells of, then for what the ties' rows tell of.
/// </summary>
internal sealed class CandidatesAhead(SignalModel model, TieReach reach, LeadReach leads)
{
    private const int Far = 16;
    private const int Near = 8;
    private const int Next = 4;

    private readonly SparseRows[] _rows =
    [
        model.Counts, model.Themes, model.Profiles.Sectors, model.Profiles.Needs, model.Profiles.Offers, model.Profiles.Words, model.Profiles.Languages,
        model.CountryHabits.Times, model.HelixHabits.Times,
    ];

    /// <summary>To be called before the candidate at a place is measured, from the first on.</summary>
    public void Ask(ReadOnlySpan<int> candidates, int at)
    {
        foreach (var candidate in Coming(candidates, at, Far)) AskForPlaces(candidate);
        foreach (var candidate in Coming(candidates, at, Near)) AskForRows(candidate);
        foreach (var candidate in Coming(candidates, at, Next)) reach.AskForStep(candidate);
    }

    // The one so far ahead; at the first place also all up to it, since nobody has asked for them.
    private static ReadOnlySpan<int> Coming(ReadOnlySpan<int> candidates, int at, int ahead)
    {
        var first = Math.Min(at == 0 ? 0 : at + ahead, candidates.Length);
        return candidates[first..Math.Min(at + ahead + 1, candidates.Length)];
    }

    private void AskForPlaces(int candidate)
    {
        foreach (var rows in _rows) Ahead.Start(rows, candidate);
        reach.AskFor(candidate);
        leads.AskFor(candidate);
        var (activity, traits) = (model.Activity, model.Traits);
        Ahead.Element(model.Ties.InverseStrengths, candidate);
        Ahead.Element(model.Ties.Strengths, candidate);
        Ahead.Element(model.Ties.AgedStrengths, candidate);
        Ahead.Element(model.Leads.InverseStrengths, candidate);
        Ahead.Element(activity.LastYear, candidate);
        Ahead.Element(activity.YearBefore, candidate);
        Ahead.Element(activity.LastDay, candidate);
        Ahead.Element(activity.MeanLogSize, candidate);
        Ahead.Element(traits.Country, candidate);
        Ahead.Element(traits.Helix, candidate);
        Ahead.Element(traits.City, candidate);
    }

    private void AskForRows(int candidate)
    {
        foreach (var rows in _rows) Ahead.Row(rows, candidate);
        Ahead.All(model.Factors.Columns.Row(candidate));
        Ahead.All(model.Factors.Rows.Row(candidate));
    }
}
