using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>
/// Finds who may join a group and computes their signals. Holds the working memory of one thread: about 110 bytes an actor, and more for those who are reached. Deterministic.
/// Cost: the degrees of the members' partners, one search by factors among all actors, those active on the themes, and for each candidate its degree and the members' terms.
/// </summary>
public sealed class GroupSignalReader
{
    private const float Floor = 1e-4f;
    private const float DaysInYear = 365.25f;
    private const float Never = -10;

    private readonly GroupModel _model;
    private readonly GroupReach _reach;
    private readonly CandidateSet _candidates;
    private readonly bool[] _isMember;
    private readonly SparseAccumulator _onThemes;
    private readonly Predicate<int> _isOpen;
    private readonly float[] _asking;
    private readonly float[] _asked;
    private readonly float[] _wanted;
    private readonly float[] _memberThemes;
    private readonly ProfileMatcher _profiles;
    private readonly ScoredIndex[] _best;
    private readonly float[] _habits;
    private readonly float[] _countryHabits;
    private readonly float[] _helixHabits;
    private readonly float[] _pair = new float[CandidateList.SignalCount];
    private Predicate<int>? _isAllowed;

    /// <param name="model">The model to read from.</param>
    /// <param name="candidatesPerSource">How many candidates each of the sources (ties, shared partners, factors, themes, collaborations alike) puts forward.</param>
    public GroupSignalReader(GroupModel model, int candidatesPerSource = 300)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidatesPerSource, 1);
        var pairs = model.Pairs;
        _model = model;
        _reach = new(model);
        _candidates = new(model.ActorCount);
        _isMember = new bool[model.ActorCount];
        _onThemes = new(model.ActorCount);
        _asking = new float[pairs.Factors.Rows.Rank];
        _asked = new float[pairs.Factors.Rows.Rank];
        _wanted = new float[Math.Max(pairs.Themes.ColumnCount, model.ThemeActivity.ColumnCount)];
        _memberThemes = new float[_wanted.Length];
        _profiles = new(pairs.Profiles);
        _best = new ScoredIndex[Math.Min(candidatesPerSource, Math.Max(1, model.ActorCount))];
        _countryHabits = new float[pairs.CountryHabits.LabelCount];
        _helixHabits = new float[pairs.HelixHabits.LabelCount];
        _habits = new float[Math.Max(_countryHabits.Length, _helixHabits.Length)];
        _isOpen = IsOpen;
    }

    /// <summary>The candidates for a group, all of them actors with a past: the best of each source, and the given ones.</summary>
    /// <param name="query">Who is together already, and what for.</param>
    /// <param name="isAllowed">Who may be a candidate; null for everyone. Asked of those who come near being one, not of everybody, and perhaps more than once.</param>
    /// <param name="others">Actors to measure besides, whether or not they are among the best, and also without a past.</param>
    /// <exception cref="ArgumentOutOfRangeException">A member or another is not an actor of the model, or a theme is negative.</exception>
    public CandidateList Read(GroupQuery query, Predicate<int>? isAllowed = null, ReadOnlySpan<int> others = default)
    {
        foreach (var member in query.Members) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)_model.ActorCount, nameof(query));
        foreach (var theme in query.Themes) ArgumentOutOfRangeException.ThrowIfNegative(theme, nameof(query));
        foreach (var other in others) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)other, (uint)_model.ActorCount, nameof(others));
        try
        {
            _isAllowed = isAllowed;
            foreach (var member in query.Members) _isMember[member] = true;
            Spread(query);
            _reach.From(query.Members);
            Nominate(query);
            foreach (var other in others)
                if (Array.IndexOf(query.Members, other) < 0) _candidates.Add(other);
            var actors = _candidates.Take();
            return new(actors, Measure(query, actors)) { Width = GroupRanker.SignalCount };
        }
        finally
        {
            Forget(query);
        }
    }

    private bool IsOpen(int other) => _model.Pairs.Counts.Degree(other) > 0 && !_isMember[other] && (_isAllowed is null || _isAllowed(other));

    private void Spread(GroupQuery query)
    {
        var pairs = _model.Pairs;
        foreach (var theme in query.Themes)
            if (theme < _wanted.Length) _wanted[theme] = 1 / MathF.Sqrt(query.Themes.Length);
        foreach (var member in query.Members)
        {
            var row = pairs.Factors.Rows.Row(member);
            var column = pairs.Factors.Columns.Row(member);
            for (var k = 0; k < _asking.Length; k++)
            {
                _asking[k] += row[k];
                _asked[k] += column[k];
            }

            var themes = pairs.Themes.RowColumns(member);
            var weights = pairs.Themes.RowValues(member);
            for (var at = 0; at < themes.Length; at++) _memberThemes[themes[at]] += weights[at];
            pairs.CountryHabits.Read(member, _habits.AsSpan(0, _countryHabits.Length));
            for (var label = 0; label < _countryHabits.Length; label++) _countryHabits[label] += _habits[label];
            pairs.HelixHabits.Read(member, _habits.AsSpan(0, _helixHabits.Length));
            for (var label = 0; label < _helixHabits.Length; label++) _helixHabits[label] += _habits[label];
        }
    }

    private void Nominate(GroupQuery query)
    {
        TakeBest(_reach.Reached, other => _reach.Tied(other)[1]);
        TakeBest(_reach.Reached, other => _reach.Tied(other)[0]);
        TakeBest(_reach.Reached, other => _reach.Chances(other)[0]);
        TakeBest(_reach.Reached, other => _reach.Chances(other)[1]);
        TakeBest(_reach.Reached, _reach.AllAlike);
        Take(_model.Pairs.FactorSearch.Search(_asking, [], _best, _model.Pairs.HavePast, _isOpen));
        if (query.Themes.Length == 0)
        {
            Take(_model.Pairs.Ranks.ByAgedTies.Best(0, _isOpen, _best));
            return;
        }

        foreach (var theme in query.Themes.Distinct())
        {
            if (theme >= _model.ActiveOnTheme.RowCount) continue;
            var times = _model.ActiveOnTheme.RowValues(theme);
            var actors = _model.ActiveOnTheme.RowColumns(theme);
            for (var at = 0; at < actors.Length; at++) _onThemes.Add(actors[at], times[at]);
        }

        TakeBest(_onThemes.Touched, other => (float)_onThemes[other]);
    }

    private void TakeBest(ReadOnlySpan<int> among, Func<int, float> score)
    {
        var heap = new TopKHeap(_best);
        foreach (var other in among)
        {
            var here = score(other);
            if (here > 0 && !(here < heap.Threshold) && IsOpen(other)) heap.Offer(other, here);
        }

        Take(heap.TakeSorted().Length);
    }

    private void Take(int count)
    {
        foreach (var scored in _best.AsSpan(0, count))
            if (scored.Score > 0) _candidates.Add(scored.Index);
    }

    private float[] Measure(GroupQuery query, int[] candidates)
    {
        var signals = new float[candidates.Length * GroupRanker.SignalCount];
        for (var at = 0; at < candidates.Length; at++)
        {
            var row = signals.AsSpan(at * GroupRanker.SignalCount, GroupRanker.SignalCount);
            MeasureTies(query, candidates[at], row);
            MeasureFactors(query, candidates[at], row);
            MeasureActivity(query, candidates[at], row);
            MeasureThemes(query, candidates[at], row);
            MeasureLabels(query, candidates[at], row);
        }

        MeasureProfiles(query, candidates, signals);
        return signals;
    }

    private void MeasureTies(GroupQuery query, int other, Span<float> row)
    {
        var mean = 1f / Math.Max(1, query.Members.Length);
        var (tied, chances, theirs) = (_reach.Tied(other), _reach.Chances(other) * mean, _model.Pairs.Ties.InverseStrengths[other]);
        row[(int)GroupSignal.Ties] = MathF.Log(0.02f + (tied[0] * mean));
        row[(int)GroupSignal.RecentTies] = MathF.Log(0.005f + (tied[1] * mean));
        row[(int)GroupSignal.CloseTies] = MathF.Log(0.002f + (tied[2] * mean));
        row[(int)GroupSignal.MembersTied] = tied[3] * mean;
        row[(int)GroupSignal.CountTied] = MathF.Log(1 + tied[3]);
        row[(int)GroupSignal.StrongestTie] = MathF.Log(0.02f + _reach.StrongestTie(other));
        row[(int)GroupSignal.TheirTies] = Chance(tied[0] * theirs[0] * mean);
        var last = _reach.LastDay(other);
        row[(int)GroupSignal.TieFreshness] = last == Hypergraph.UnknownDay ? Never : Math.Clamp((last - _model.Pairs.AsOfDay) / DaysInYear, Never, 0);
        row[(int)GroupSignal.AlikeCollaboration] = _reach.MostAlike(other);
        row[(int)GroupSignal.AlikeCollaborations] = MathF.Log(0.001f + _reach.AllAlike(other));
        row[(int)GroupSignal.SharedPartners] = Chance(chances[0]);
        row[(int)GroupSignal.RecentPartners] = Chance(chances[1]);
        row[(int)GroupSignal.ClosePartners] = Chance(chances[2]);
        row[(int)GroupSignal.Walk] = Chance(_reach.OneStepOn(other) * mean);
        row[(int)GroupSignal.TheirSharedPartners] = Chance(_reach.Sums(other)[0] * theirs[0] * mean);
        row[(int)GroupSignal.CommonNeighbours] = MathF.Log(1 + chances[3]);
    }

    private void MeasureFactors(GroupQuery query, int other, Span<float> row)
    {
        var factors = _model.Pairs.Factors;
        var mean = 1f / Math.Max(1, query.Members.Length);
        var column = factors.Columns.Row(other);
        var (greatest, least) = (0f, query.Members.Length == 0 ? 0 : float.PositiveInfinity);
        foreach (var member in query.Members)
        {
            var product = VectorKernels.Dot(factors.Rows.Row(member), column);
            (greatest, least) = (Math.Max(greatest, product), Math.Min(least, product));
        }

        row[(int)GroupSignal.Factors] = Chance(VectorKernels.Dot(_asking, column) * mean);
        row[(int)GroupSignal.GreatestFactors] = Chance(greatest);
        row[(int)GroupSignal.LeastFactors] = Chance(least);
        row[(int)GroupSignal.TheirFactors] = Chance(VectorKernels.Dot(factors.Rows.Row(other), _asked) * mean);
    }

    private void MeasureActivity(GroupQuery query, int other, Span<float> row)
    {
        var (activity, ties) = (_model.Pairs.Activity, _model.Pairs.Ties);
        row[(int)GroupSignal.Activity] = MathF.Log(1 + (float)ties.Strengths[other]);
        row[(int)GroupSignal.RecentActivity] = MathF.Log(1 + (float)ties.AgedStrengths[other]);
        row[(int)GroupSignal.LastYear] = MathF.Log(1 + activity.LastYear[other]);
        row[(int)GroupSignal.Trend] = MathF.Log((1 + activity.LastYear[other]) / (1 + activity.YearBefore[other]));
        row[(int)GroupSignal.Freshness] = activity.LastDay[other] == Hypergraph.UnknownDay ? Never : Math.Min(0, (activity.LastDay[other] - _model.Pairs.AsOfDay) / DaysInYear);
        row[(int)GroupSignal.SizeFit] = -MathF.Abs(activity.MeanLogSize[other] - MathF.Log(1 + query.Members.Length));
    }

    private void MeasureThemes(GroupQuery query, int other, Span<float> row)
    {
        var themes = _model.Pairs.Themes.RowColumns(other);
        var weights = _model.Pairs.Themes.RowValues(other);
        var (cosine, withMembers) = (0f, 0f);
        for (var at = 0; at < themes.Length; at++)
        {
            cosine += _wanted[themes[at]] * weights[at];
            withMembers += _memberThemes[themes[at]] * weights[at];
        }

        row[(int)GroupSignal.Themes] = query.Themes.Length == 0 ? float.NaN : cosine;
        row[(int)GroupSignal.ThemeActivity] = query.Themes.Length == 0 ? float.NaN : MathF.Log(0.05f + OnThemes(other));
        row[(int)GroupSignal.MembersThemes] = withMembers / Math.Max(1, query.Members.Length);
    }

    private float OnThemes(int other)
    {
        float sum = 0;
        var themes = _model.ThemeActivity.RowColumns(other);
        var times = _model.ThemeActivity.RowValues(other);
        for (var at = 0; at < themes.Length; at++) sum += _wanted[themes[at]] * times[at];
        return sum;
    }

    private void MeasureLabels(GroupQuery query, int other, Span<float> row)
    {
        var (pairs, mean) = (_model.Pairs, 1f / Math.Max(1, query.Members.Length));
        var (country, helix) = (pairs.Traits.Country[other], pairs.Traits.Helix[other]);
        foreach (var member in query.Members)
        {
            var (theirCountry, theirHelix) = (pairs.Traits.Country[member], pairs.Traits.Helix[member]);
            row[(int)GroupSignal.CountryPair] += pairs.CountryLift[theirCountry, country] * mean;
            row[(int)GroupSignal.HelixPair] += pairs.HelixLift[theirHelix, helix] * mean;
            row[(int)GroupSignal.TheirCountryHabit] += pairs.CountryHabits.Of(other, theirCountry) * mean;
            row[(int)GroupSignal.TheirHelixHabit] += pairs.HelixHabits.Of(other, theirHelix) * mean;
            if (theirCountry == country) row[(int)GroupSignal.SameCountry] += mean;
            if (theirHelix == helix) row[(int)GroupSignal.SameHelix] += mean;
        }

        row[(int)GroupSignal.CountryHabit] = _countryHabits[country] * mean;
        row[(int)GroupSignal.HelixHabit] = _helixHabits[helix] * mean;
    }

    private void MeasureProfiles(GroupQuery query, int[] candidates, float[] signals)
    {
        var mean = 1f / Math.Max(1, query.Members.Length);
        foreach (var member in query.Members)
        {
            _profiles.Spread(member);
            for (var at = 0; at < candidates.Length; at++)
            {
                var row = signals.AsSpan(at * GroupRanker.SignalCount, GroupRanker.SignalCount);
                _profiles.Measure(candidates[at], _pair);
                row[(int)GroupSignal.Sectors] += _pair[(int)Signal.Sectors] * mean;
                row[(int)GroupSignal.NeedsMet] += _pair[(int)Signal.NeedsMet] * mean;
                row[(int)GroupSignal.OffersWanted] += _pair[(int)Signal.OffersWanted] * mean;
                row[(int)GroupSignal.Words] += _pair[(int)Signal.Words] * mean;
            }

            _profiles.Forget();
        }
    }

    private void Forget(GroupQuery query)
    {
        _reach.Forget();
        _candidates.Clear();
        _onThemes.Clear();
        _isAllowed = null;
        foreach (var member in query.Members) _isMember[member] = false;
        foreach (var memory in new[] { _asking, _asked, _wanted, _memberThemes, _countryHabits, _helixHabits }) Array.Clear(memory);
    }

    private static float Chance(float value) => MathF.Log(Floor + Math.Max(0, value));
}
