using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Candidates for an actor without partners, from its profile alone: the best each by regressed factors, by recent ties, by recent ties × lifts of country and helix, by ties within its country and within
/// its helix, and by how many newcomers of its country and in all they have taken on. But for the factors, who has the best of a kind is looked up in <see cref="EstablishedRanks"/>.
/// Holds the working memory of one thread.
/// </summary>
internal sealed class ColdStartNomination(SignalModel model)
{
    private const int MostPerSource = 100;
    private readonly float[] _lifts = new float[model.Ranks.OfCountryAndHelix.LabelCount];
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

        var (ranks, country, helix) = (model.Ranks, model.Traits.Country[actor], model.Traits.Helix[actor]);
        Take(ranks.ByActivity.Best(0, isOpen, _best), candidates);
        Take(ranks.OfCountryAndHelix.BestOfAll(Lifts(country, helix), isOpen, _best), candidates);
        Take(ranks.InCountry.Best(country, isOpen, _best), candidates);
        Take(ranks.OfHelix.Best(helix, isOpen, _best), candidates);
        Take(ranks.WelcomingCountry.Best(country, isOpen, _best), candidates);
        Take(ranks.Welcoming.Best(0, isOpen, _best), candidates);
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

    private void Take(int count, CandidateSet candidates)
    {
        foreach (var scored in _best.AsSpan(0, count))
            if (scored.Score > 0) candidates.Add(scored.Index);
    }

    /// <summary>How much likelier than by chance ties with each country and helix are for somebody of these.</summary>
    private float[] Lifts(int country, int helix)
    {
        for (var otherCountry = 0; otherCountry < model.CountryLift.LabelCount; otherCountry++)
        {
            var lift = MathF.Exp(model.CountryLift[country, otherCountry]);
            for (var otherHelix = 0; otherHelix < model.HelixLift.LabelCount; otherHelix++)
                _lifts[model.Ranks.Both(otherCountry, otherHelix)] = lift * MathF.Exp(model.HelixLift[helix, otherHelix]);
        }

        return _lifts;
    }
}
