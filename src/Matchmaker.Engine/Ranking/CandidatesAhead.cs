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
        // The first has nobody who asked for it.
        for (var far = at == 0 ? 0 : at + Far; far <= at + Far && far < candidates.Length; far++) AskForPlaces(candidates[far]);
        for (var near = at == 0 ? 0 : at + Near; near <= at + Near && near < candidates.Length; near++) AskForRows(candidates[near]);
        if (at + Next < candidates.Length) reach.AskForStep(candidates[at + Next]);
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
