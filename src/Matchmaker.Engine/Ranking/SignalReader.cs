using System.Runtime.Intrinsics;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Finds the candidates for an actor and computes their signals. Holds the working memory of one thread: about 40 bytes an actor.
/// Deterministic. Cost: the degrees of the actor's partners, one product of factors with every actor, and the degrees of the candidates.
/// </summary>
public sealed class SignalReader
{
    /// <summary>Keeps logarithms of absent signals finite: a thousandth of the query's best.</summary>
    private const float Floor = 1e-3f;

    private const float DaysInYear = 365.25f;

    private readonly SignalModel _model;
    private readonly Vector128<float>[] _reached;
    private readonly bool[] _isReached;
    private readonly List<int> _touched = [];
    private readonly float[] _products;
    private readonly bool[] _isExcluded;
    private readonly float[] _theme;
    private readonly float[] _lane;
    private readonly ScoredIndex[] _best;
    private readonly SortedSet<int> _candidates = [];
    private readonly ColdStartNomination _newcomers;

    /// <param name="model">The model to read from.</param>
    public SignalReader(SignalModel model)
    {
        _model = model;
        _reached = new Vector128<float>[model.ActorCount];
        _isReached = new bool[model.ActorCount];
        _newcomers = new(model);
        _products = new float[model.ActorCount];
        _isExcluded = new bool[model.ActorCount];
        _theme = new float[model.Themes.ColumnCount];
        _lane = new float[model.ActorCount];
        _best = new ScoredIndex[Math.Min(model.Options.CandidatesPerSource, Math.Max(model.ActorCount, 1))];
    }

    /// <summary>
    /// The candidates for an actor: the best by shared partners, by recent ties and by factors, with all their signals. The actor, its partners and actors without
    /// any partner are left out, and so is everyone whom <paramref name="isAllowed"/> refuses.
    /// </summary>
    /// <remarks>
    /// An actor without partners (cold start) has no shared partners to go by: its candidates come from its profile, its product of factors is that of the factors regressed from it
    /// (see <see cref="ActorFeatures"/>), and four signals tell who takes on newcomers.
    /// </remarks>
    public CandidateList Read(int actor, Predicate<int>? isAllowed = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)_model.ActorCount, nameof(actor));
        try
        {
            Exclude(actor, isAllowed);
            _candidates.Clear();
            if (_model.Counts.Degree(actor) == 0)
            {
                _newcomers.Nominate(actor, _isExcluded, _products, _candidates);
            }
            else
            {
                Reach(actor);
                MultiplyFactors(actor);
                Nominate();
            }

            var actors = _candidates.ToArray();
            return new(actors, Measure(actor, actors));
        }
        finally
        {
            // Even where the caller's rule throws: nothing of this actor may show in the next one's signals.
            Forget();
        }
    }

    /// <summary>Four resource allocations at once: w(a,z) · w(z,b) / s(z) summed over shared partners z, a lane for each weight of a tie.</summary>
    private void Reach(int actor)
    {
        var ties = _model.Ties;
        for (var at = ties.Counts.RowStarts[actor]; at < ties.Counts.RowStarts[actor + 1]; at++)
        {
            var shared = ties.Counts.Columns[at];
            var share = ties.Weights[at] * ties.InverseStrengths[shared];
            for (var to = ties.Counts.RowStarts[shared]; to < ties.Counts.RowStarts[shared + 1]; to++)
            {
                var partner = ties.Counts.Columns[to];
                if (!_isReached[partner])
                {
                    _isReached[partner] = true;
                    _touched.Add(partner);
                }

                _reached[partner] += share * ties.Weights[to];
            }
        }
    }

    private void MultiplyFactors(int actor)
    {
        var query = _model.Factors.Rows.Row(actor);
        for (var other = 0; other < _products.Length; other++)
            _products[other] = _model.Ties.Counts.Degree(other) == 0 ? 0 : VectorKernels.Dot(query, _model.Factors.Columns.Row(other));
    }

    private void Exclude(int actor, Predicate<int>? isAllowed)
    {
        _isExcluded[actor] = true;
        foreach (var partner in _model.Ties.Counts.RowColumns(actor)) _isExcluded[partner] = true;
        if (isAllowed is null) return;
        for (var other = 0; other < _isExcluded.Length; other++)
            if (!_isExcluded[other] && !isAllowed(other)) _isExcluded[other] = true;
    }

    private void Nominate()
    {
        for (var lane = 0; lane < 2; lane++)
        {
            foreach (var other in _touched) _lane[other] = _isExcluded[other] ? 0 : _reached[other][lane];
            TakeBest(_lane);
            foreach (var other in _touched) _lane[other] = 0;
        }

        for (var other = 0; other < _lane.Length; other++) _lane[other] = _isExcluded[other] ? 0 : _products[other];
        TakeBest(_lane);
        Array.Clear(_lane);
    }

    private void TakeBest(float[] scores)
    {
        var count = TopKSelector.Select(scores, _best);
        foreach (var scored in _best.AsSpan(0, count))
            if (scored.Score > 0) _candidates.Add(scored.Index);
    }

    private float[] Measure(int actor, int[] candidates)
    {
        var signals = new float[candidates.Length * CandidateList.SignalCount];
        var walks = new float[candidates.Length];
        var best = Vector128<float>.Zero;
        var bestWalk = 0f;
        var bestProduct = 0f;
        for (var at = 0; at < candidates.Length; at++)
        {
            walks[at] = Walk(candidates[at]);
            best = Vector128.Max(best, _reached[candidates[at]]);
            bestWalk = Math.Max(bestWalk, walks[at]);
            bestProduct = Math.Max(bestProduct, _products[candidates[at]]);
        }

        SpreadThemes(actor);
        var isNewcomer = _model.Counts.Degree(actor) == 0;
        for (var at = 0; at < candidates.Length; at++)
        {
            var row = signals.AsSpan(at * CandidateList.SignalCount, CandidateList.SignalCount);
            var other = candidates[at];
            var reached = _reached[other];
            row[(int)Signal.SharedPartners] = Relative(reached[0], best[0]);
            row[(int)Signal.RecentPartners] = Relative(reached[1], best[1]);
            row[(int)Signal.ClosePartners] = Relative(reached[2], best[2]);
            row[(int)Signal.Walk] = Relative(walks[at], bestWalk);
            row[(int)Signal.Factors] = Relative(_products[other], bestProduct);
            row[(int)Signal.CommonNeighbours] = MathF.Log(1 + reached[3]);
            row[(int)Signal.Overlap] = reached[3] / MathF.Sqrt(Math.Max(1f, _model.Counts.Degree(other) * (float)_model.Counts.Degree(actor)));
            MeasureActivity(other, row);
            MeasurePair(actor, other, row);
            if (isNewcomer) _newcomers.Measure(actor, other, row);
        }

        foreach (var theme in _model.Themes.RowColumns(actor)) _theme[theme] = 0;
        return signals;
    }

    /// <summary>The third step of a walk: the first leads to present partners, the second to what <see cref="Reach"/> has found.</summary>
    private float Walk(int candidate)
    {
        var ties = _model.Ties;
        float third = 0;
        for (var at = ties.Counts.RowStarts[candidate]; at < ties.Counts.RowStarts[candidate + 1]; at++)
        {
            var from = ties.Counts.Columns[at];
            third += _reached[from][0] * ties.Weights[at][0] * ties.InverseStrengths[from][0];
        }

        return third;
    }

    private void MeasureActivity(int other, Span<float> row)
    {
        var activity = _model.Activity;
        row[(int)Signal.Activity] = MathF.Log(1 + (float)_model.Ties.Strengths[other]);
        row[(int)Signal.RecentActivity] = MathF.Log(1 + (float)_model.Ties.AgedStrengths[other]);
        row[(int)Signal.LastYear] = MathF.Log(1 + activity.LastYear[other]);
        row[(int)Signal.Trend] = MathF.Log((1 + activity.LastYear[other]) / (1 + activity.YearBefore[other]));
        row[(int)Signal.Freshness] = activity.LastDay[other] == Hypergraph.UnknownDay ? -10 : Math.Min(0, (activity.LastDay[other] - _model.AsOfDay) / DaysInYear);
        row[(int)Signal.ConsortiumSize] = activity.MeanLogSize[other];
    }

    private void MeasurePair(int actor, int other, Span<float> row)
    {
        var traits = _model.Traits;
        float cosine = 0;
        var themes = _model.Themes.RowColumns(other);
        var weights = _model.Themes.RowValues(other);
        for (var at = 0; at < themes.Length; at++) cosine += _theme[themes[at]] * weights[at];
        row[(int)Signal.Themes] = cosine;
        row[(int)Signal.CountryPair] = _model.CountryLift[traits.Country[actor], traits.Country[other]];
        row[(int)Signal.SameCountry] = traits.Country[actor] == traits.Country[other] ? 1 : 0;
        row[(int)Signal.HelixPair] = _model.HelixLift[traits.Helix[actor], traits.Helix[other]];
    }

    private void SpreadThemes(int actor)
    {
        var themes = _model.Themes.RowColumns(actor);
        var weights = _model.Themes.RowValues(actor);
        for (var at = 0; at < themes.Length; at++) _theme[themes[at]] = weights[at];
    }

    private void Forget()
    {
        foreach (var other in _touched)
        {
            _reached[other] = default;
            _isReached[other] = false;
        }

        _touched.Clear();
        Array.Clear(_products);
        Array.Clear(_isExcluded);
    }

    private static float Relative(float value, float best) => MathF.Log(Floor + (best > 0 ? Math.Max(0, value / best) : 0));
}
