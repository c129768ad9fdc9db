using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Candidates for an actor without partners, from its profile alone: the best each by regressed factors, by recent ties, by recent ties × lifts of country and helix, by ties within its country and within
/// its helix, and by how many newcomers of its country and in all they have taken on. Holds the working memory of one thread.
/// </summary>
internal sealed class ColdStartNomination(SignalModel model)
{
    private const int MostPerSource = 100;
    private readonly float[] _lane = new float[model.ActorCount];
    private readonly float[] _query = new float[model.Factors.Rank];
    private readonly ScoredIndex[] _best = new ScoredIndex[Math.Min(MostPerSource, Math.Min(model.Options.CandidatesPerSource, Math.Max(model.ActorCount, 1)))];

    /// <summary>The factors regressed from the profile of whom <see cref="Nominate"/> was last asked for; zeros where the model knows no features.</summary>
    public ReadOnlySpan<float> Regressed => _query;

    /// <summary>Adds the candidates.</summary>
    /// <param name="actor">Dense index of whom they are for.</param>
    /// <param name="isOpen">Who may be a candidate; of those without a past none may.</param>
    /// <param name="candidates">Receives them.</param>
    public void Nominate(int actor, Predicate<int> isOpen, CandidateSet candidates)
    {
        if (model.Traits.Features is { } features && model.Factors.RowWeights is not null)
        {
            features.Regress(model.Factors, actor, _query);
            Take(model.FactorSearch.Search(_query, [], _best, model.HavePast, isOpen), candidates);
        }

        TakeBest(model.Ties.Activity, isOpen, candidates);
        TakeLikely(actor, isOpen, candidates);
        TakeWithin(model.Traits.Country, actor, isOpen, candidates);
        TakeWithin(model.Traits.Helix, actor, isOpen, candidates);
        TakeWelcoming(model.Traits.Country[actor], isOpen, candidates);
        TakeBest(model.Newcomers.Newcomers, isOpen, candidates);
    }

    /// <summary>The signals that only an actor without partners needs: for others they stay 0.</summary>
    public void Measure(int actor, int other, Span<float> row)
    {
        var traits = model.Traits;
        var newcomers = model.Newcomers;
        row[(int)Signal.Newcomers] = MathF.Log(1 + newcomers.Newcomers[other]);
        row[(int)Signal.NewcomersOfHelix] = MathF.Log(1 + newcomers.ByHelix[other, traits.Helix[actor]]);
        row[(int)Signal.NewcomersOfCountry] = MathF.Log(1 + newcomers.ByCountry[other, traits.Country[actor]]);
        row[(int)Signal.TiesWithCountry] = MathF.Log(1 + newcomers.TiesByCountry[other, traits.Country[actor]]);
    }

    private void TakeBest(float[] scores, Predicate<int> isOpen, CandidateSet candidates) =>
        Take(TopKSelector.Select(scores, new CandidateFilter([], model.HavePast, isOpen), _best), candidates);

    private void Take(int count, CandidateSet candidates)
    {
        foreach (var scored in _best.AsSpan(0, count))
            if (scored.Score > 0) candidates.Add(scored.Index);
    }

    private void TakeLikely(int actor, Predicate<int> isOpen, CandidateSet candidates)
    {
        var (traits, activity) = (model.Traits, model.Ties.Activity);
        Span<float> countries = Enumerable.Range(0, model.CountryLift.LabelCount).Select(country => MathF.Exp(model.CountryLift[traits.Country[actor], country])).ToArray();
        Span<float> helixes = Enumerable.Range(0, model.HelixLift.LabelCount).Select(helix => MathF.Exp(model.HelixLift[traits.Helix[actor], helix])).ToArray();
        for (var other = 0; other < _lane.Length; other++) _lane[other] = activity[other] * countries[traits.Country[other]] * helixes[traits.Helix[other]];
        TakeBest(_lane, isOpen, candidates);
    }

    private void TakeWithin(int[] labels, int actor, Predicate<int> isOpen, CandidateSet candidates)
    {
        var (own, activity) = (labels[actor], model.Ties.Activity);
        for (var other = 0; other < _lane.Length; other++) _lane[other] = labels[other] == own ? activity[other] : 0;
        TakeBest(_lane, isOpen, candidates);
    }

    private void TakeWelcoming(int country, Predicate<int> isOpen, CandidateSet candidates)
    {
        var newcomers = model.Newcomers;
        for (var other = 0; other < _lane.Length; other++) _lane[other] = newcomers.Newcomers[other] > 0 ? newcomers.ByCountry[other, country] : 0;
        TakeBest(_lane, isOpen, candidates);
    }
}
