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

    /// <summary>Adds the candidates, and sets the products of the regressed factors with everybody's (0 where the model knows no features).</summary>
    public void Nominate(int actor, ReadOnlySpan<bool> isExcluded, Span<float> products, CandidateSet candidates)
    {
        Multiply(actor, products);
        for (var source = 0; source < Sources; source++)
        {
            for (var other = 0; other < _lane.Length; other++)
                _lane[other] = isExcluded[other] || model.Counts.Degree(other) == 0 ? 0 : Score(source, actor, other, products);
            foreach (var scored in _best.AsSpan(0, TopKSelector.Select(_lane, _best)))
                if (scored.Score > 0) candidates.Add(scored.Index);
        }
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

    private const int Sources = 7;

    private float Score(int source, int actor, int other, ReadOnlySpan<float> products)
    {
        var traits = model.Traits;
        var activity = 1 + (float)model.Ties.AgedStrengths[other];
        return source switch
        {
            0 => products[other],
            1 => activity,
            2 => activity * MathF.Exp(model.CountryLift[traits.Country[actor], traits.Country[other]] + model.HelixLift[traits.Helix[actor], traits.Helix[other]]),
            3 => traits.Country[actor] == traits.Country[other] ? activity : 0,
            4 => traits.Helix[actor] == traits.Helix[other] ? activity : 0,
            5 => model.Newcomers.ByCountry[other, traits.Country[actor]],
            _ => model.Newcomers.Newcomers[other],
        };
    }

    private void Multiply(int actor, Span<float> products)
    {
        if (model.Traits.Features is not { } features || model.Factors.RowWeights is null) return;
        features.Regress(model.Factors, actor, _query);
        for (var other = 0; other < products.Length; other++)
            products[other] = model.Counts.Degree(other) == 0 ? 0 : VectorKernels.Dot(_query, model.Factors.Columns.Row(other));
    }
}
