using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Finds the candidates for an actor and computes their signals. Holds the working memory of one thread: about 40 bytes an actor.
/// Deterministic. Cost: the degrees of the actor's partners, one search by factors among all actors, the lists of those who share a term of its profile, and the degrees of the candidates.
/// </summary>
public sealed class SignalReader
{
    /// <summary>Keeps logarithms of absent signals finite.</summary>
    private const float Floor = 1e-4f;

    private const float DaysInYear = 365.25f;

    /// <summary>What takes the past of both: of an actor without one nothing is known, which is not the same as nothing.</summary>
    private static readonly Signal[] OfBothPasts =
    [
        Signal.SharedPartners, Signal.Walk, Signal.RecentPartners, Signal.ClosePartners, Signal.CommonNeighbours, Signal.Overlap, Signal.Themes, Signal.CountryHabit, Signal.HelixHabit,
        Signal.TheirSharedPartners, Signal.TheirWalk, Signal.TheirRecentPartners, Signal.TheirClosePartners, Signal.TheirFactors,
        Signal.LeadPartners,
    ];

    /// <summary>What takes the candidate's past.</summary>
    private static readonly Signal[] OfTheirPast =
    [
        .. OfBothPasts.Except([Signal.CountryHabit, Signal.HelixHabit]), Signal.Factors, Signal.Activity, Signal.RecentActivity, Signal.LastYear, Signal.Trend, Signal.Freshness, Signal.ConsortiumSize,
        Signal.TheirCountryHabit, Signal.TheirHelixHabit, Signal.Newcomers, Signal.NewcomersOfHelix, Signal.NewcomersOfCountry, Signal.TiesWithCountry,
    ];

    private readonly SignalModel _model;
    private readonly TieReach _reach;
    private readonly LeadReach _leads;
    private readonly bool[] _isPartner;
    private readonly float[] _theme;
    private readonly float[] _lane;
    private readonly float[] _countryHabits;
    private readonly float[] _helixHabits;
    private readonly ProfileMatcher _profiles;
    private readonly ScoredIndex[] _best;
    private readonly Predicate<int> _isOpen;
    private readonly Predicate<int> _isOpenEstablished;
    private readonly Predicate<int> _isOpenNewcomer;
    private readonly CandidateSet _candidates;
    private readonly ColdStartNomination _newcomers;
    private readonly CandidatesAhead _ahead;
    private readonly bool _reusesMemory;
    private float[] _signals = [];
    private ProfileTable? _drafted;
    private Predicate<int>? _isAllowed;
    private int _actor;

    /// <param name="model">The model to read from.</param>
    /// <param name="reusesMemory">Whether the signals of a list last only until the next is read: spares the memory of each list.</param>
    public SignalReader(SignalModel model, bool reusesMemory = false)
    {
        _model = model;
        _reusesMemory = reusesMemory;
        _candidates = new(model.ActorCount);
        _reach = new(model.Ties);
        _leads = new(model.Leads);
        _newcomers = new(model);
        _ahead = new(model, _reach, _leads);
        _isPartner = new bool[model.ActorCount];
        _theme = new float[model.Themes.ColumnCount];
        _lane = new float[model.ActorCount];
        _countryHabits = new float[model.CountryHabits.LabelCount];
        _helixHabits = new float[model.HelixHabits.LabelCount];
        _profiles = new(model.Profiles);
        _best = new ScoredIndex[Math.Min(model.Options.CandidatesPerSource, Math.Max(model.ActorCount, 1))];
        _isOpen = IsOpen;
        _isOpenEstablished = other => model.Counts.Degree(other) > 0 && IsOpen(other);
        _isOpenNewcomer = other => model.Counts.Degree(other) == 0 && IsOpen(other);
    }

    /// <summary>
    /// The candidates for an actor: the best by shared partners, by recent ties, by factors and by profile, with all their signals.
    /// The actor is left out, and so is everyone whom <paramref name="isAllowed"/> refuses or whose kind is not asked for.
    /// </summary>
    /// <param name="actor">Dense index of whom they are for.</param>
    /// <param name="isAllowed">Who may be a candidate; null for everyone. Asked of those who come near being one, not of everybody, and perhaps more than once.</param>
    /// <param name="kinds">Whether present partners and actors without a past may be.</param>
    /// <remarks>
    /// An actor without partners (cold start) has no shared partners to go by: its candidates come from its profile, its product of factors is that of the factors regressed from it
    /// (see <see cref="ActorFeatures"/>), and four signals tell who takes on newcomers.
    /// </remarks>
    public CandidateList Read(int actor, Predicate<int>? isAllowed = null, CandidateKinds kinds = CandidateKinds.Strangers) => ReadWith(actor, [], isAllowed, kinds);

    /// <summary>
    /// The candidates as they would be if the actor's profile read otherwise: needs, offers, sectors, words and languages are those of a draft. What rests on collaborations stays; so do
    /// the factors, of a newcomer too, until the model next reads the registry.
    /// </summary>
    /// <param name="actor">Dense index of whom they are for.</param>
    /// <param name="drafted">One row, in the columns of the model's own profiles.</param>
    /// <param name="isAllowed">Who may be a candidate; null for everyone.</param>
    /// <param name="kinds">Whether present partners and actors without a past may be.</param>
    /// <exception cref="ArgumentException">The draft is not one row in those columns.</exception>
    public CandidateList ReadAs(int actor, ProfileTable drafted, Predicate<int>? isAllowed = null, CandidateKinds kinds = CandidateKinds.Strangers)
    {
        drafted.Validate(1);
        var own = _model.Profiles.Rows;
        if (drafted.Sectors.ColumnCount != own.Sectors.ColumnCount || drafted.Needs.ColumnCount != own.Needs.ColumnCount
            || drafted.Words.ColumnCount != own.Words.ColumnCount || drafted.Languages.ColumnCount != own.Languages.ColumnCount)
            throw new ArgumentException("The draft is told in other terms than the model's profiles.", nameof(drafted));
        _drafted = _model.Profiles.Weigh(drafted);
        try
        {
            return Read(actor, isAllowed, kinds);
        }
        finally
        {
            _drafted = null;
        }
    }

    /// <summary>
    /// The candidates as <see cref="Read"/> finds them and given actors beside them, whether or not they are among the best. Who is refused, or of a kind that is not asked for, is left out of
    /// these as well. Cost: that of <see cref="Read"/>, and the degrees of the others.
    /// </summary>
    /// <param name="actor">Dense index of whom they are for.</param>
    /// <param name="others">Actors to measure; in any order.</param>
    /// <param name="isAllowed">Who may be a candidate; null for everyone.</param>
    /// <param name="kinds">Whether present partners and actors without a past may be.</param>
    /// <param name="added">Receives those of the others that would not have been candidates; null where nobody needs to know.</param>
    public CandidateList ReadWith(
        int actor, ReadOnlySpan<int> others, Predicate<int>? isAllowed = null, CandidateKinds kinds = CandidateKinds.Strangers, ICollection<int>? added = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)_model.ActorCount, nameof(actor));
        try
        {
            Collect(actor, isAllowed, kinds);
            foreach (var other in others)
                if ((kinds.HasFlag(CandidateKinds.Newcomers) || _model.Counts.Degree(other) > 0) && IsOpen(other) && _candidates.Add(other)) added?.Add(other);
            var actors = _candidates.Take();
            return new(actors, Measure(actor, actors));
        }
        finally
        {
            // Even where the caller's rule throws: nothing of this actor may show in the next one's signals.
            Forget();
        }
    }

    /// <summary>Who the candidates of <see cref="Read"/> are, without their signals. Cost: that of <see cref="Read"/> without the degrees of the candidates.</summary>
    /// <param name="actor">Dense index of whom they are for.</param>
    /// <param name="isAllowed">Who may be a candidate; null for everyone.</param>
    /// <param name="kinds">Whether present partners and actors without a past may be.</param>
    /// <returns>Dense indices, ascending.</returns>
    public int[] Nominate(int actor, Predicate<int>? isAllowed = null, CandidateKinds kinds = CandidateKinds.Strangers)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)_model.ActorCount, nameof(actor));
        try
        {
            Collect(actor, isAllowed, kinds);
            return _candidates.Take();
        }
        finally
        {
            Forget();
        }
    }

    private void Collect(int actor, Predicate<int>? isAllowed, CandidateKinds kinds)
    {
        Begin(actor, isAllowed, kinds);
        _candidates.Clear();
        if (_model.Counts.Degree(actor) == 0)
        {
            _newcomers.Nominate(actor, _isOpenEstablished, _candidates);
        }
        else
        {
            _reach.From(actor);
            _leads.From(actor);
            NominateByTies();
            NominateByFactors(actor);
        }

        NominateFitting(actor, kinds);
        if (kinds.HasFlag(CandidateKinds.Partners)) NominatePartners(actor);
    }

    private void NominateByFactors(int actor)
    {
        var count = _model.FactorSearch.Search(_model.Factors.Rows.Row(actor), [], _best, _model.HavePast, _isOpen);
        foreach (var scored in _best.AsSpan(0, count))
            if (scored.Score > 0) _candidates.Add(scored.Index);
    }

    private void Begin(int actor, Predicate<int>? isAllowed, CandidateKinds kinds)
    {
        (_actor, _isAllowed) = (actor, isAllowed);
        if (kinds.HasFlag(CandidateKinds.Partners)) return;
        foreach (var partner in _model.Ties.Counts.RowColumns(actor)) _isPartner[partner] = true;
    }

    // Asked only of those whose score would make them a candidate: what everybody would have to be asked grows with the registry.
    private bool IsOpen(int other) => other != _actor && !_isPartner[other] && (_isAllowed is null || _isAllowed(other));

    private void NominateByTies()
    {
        for (var lane = 0; lane < 2; lane++)
        {
            var heap = new TopKHeap(_best);
            foreach (var other in _reach.Reached)
            {
                var score = _reach.To(other)[lane];
                if (score > 0 && !(score < heap.Threshold) && IsOpen(other)) heap.Offer(other, score);
            }

            foreach (var scored in heap.TakeSorted()) _candidates.Add(scored.Index);
        }
    }

    // Those without a past stand apart: beside those who have one they would seldom be among the best.
    private void NominateFitting(int actor, CandidateKinds kinds)
    {
        SpreadProfile(actor);
        try
        {
            if (!_profiles.AddFits(_lane)) return;
            TakeFitting(_isOpenEstablished);
            if (kinds.HasFlag(CandidateKinds.Newcomers)) TakeFitting(_isOpenNewcomer);
        }
        finally
        {
            _profiles.Forget();
            Array.Clear(_lane);
        }
    }

    private void TakeFitting(Predicate<int> isOpen)
    {
        var count = TopKSelector.Select(_lane, new CandidateFilter([], null, isOpen), _best, above: 0);
        foreach (var scored in _best.AsSpan(0, count)) _candidates.Add(scored.Index);
    }

    private void NominatePartners(int actor)
    {
        foreach (var partner in _model.Counts.RowColumns(actor))
            if (IsOpen(partner)) _candidates.Add(partner);
    }

    private float[] Measure(int actor, int[] candidates)
    {
        var signals = SignalsFor(candidates.Length);
        SpreadThemes(actor);
        SpreadProfile(actor);
        _model.CountryHabits.Read(actor, _countryHabits);
        _model.HelixHabits.Read(actor, _helixHabits);
        var isNewcomer = _model.Counts.Degree(actor) == 0;
        var query = isNewcomer ? _newcomers.Regressed : _model.Factors.Rows.Row(actor);
        for (var at = 0; at < candidates.Length; at++)
        {
            _ahead.Ask(candidates, at);
            var row = signals.AsSpan(at * CandidateList.SignalCount, CandidateList.SignalCount);
            var other = candidates[at];
            MeasureTies(actor, other, query, row);
            MeasureActivity(other, row);
            MeasurePair(actor, other, row);
            _profiles.Measure(other, row);
            if (isNewcomer)
            {
                _newcomers.Measure(actor, other, row);
                LeaveUnknown(row, OfBothPasts);
            }

            if (_model.Counts.Degree(other) == 0) LeaveUnknown(row, OfTheirPast);
        }

        _profiles.Forget();
        foreach (var theme in _model.Themes.RowColumns(actor)) _theme[theme] = 0;
        return signals;
    }

    // Sums over paths are the same from either end; divided by the ties of one end they are the chances of a walk that begins there.
    private void MeasureTies(int actor, int other, ReadOnlySpan<float> query, Span<float> row)
    {
        var reached = _reach.To(other);
        var walk = _reach.OneStepOn(other);
        var (ours, theirs) = (_model.Ties.InverseStrengths[actor], _model.Ties.InverseStrengths[other]);
        row[(int)Signal.SharedPartners] = Chance(reached[0] * ours[0]);
        row[(int)Signal.RecentPartners] = Chance(reached[1] * ours[1]);
        row[(int)Signal.ClosePartners] = Chance(reached[2] * ours[2]);
        row[(int)Signal.Walk] = Chance(walk * ours[0]);
        row[(int)Signal.Factors] = Chance(_model.Ties.Counts.Degree(other) == 0 ? 0 : VectorKernels.Dot(query, _model.Factors.Columns.Row(other)));
        row[(int)Signal.TheirSharedPartners] = Chance(reached[0] * theirs[0]);
        row[(int)Signal.TheirRecentPartners] = Chance(reached[1] * theirs[1]);
        row[(int)Signal.TheirClosePartners] = Chance(reached[2] * theirs[2]);
        row[(int)Signal.TheirWalk] = Chance(walk * theirs[0]);
        row[(int)Signal.TheirFactors] = Chance(VectorKernels.Dot(_model.Factors.Rows.Row(other), _model.Factors.Columns.Row(actor)));
        row[(int)Signal.LeadPartners] = LeadPartners(actor, other);
        row[(int)Signal.CommonNeighbours] = MathF.Log(1 + reached[3]);
        row[(int)Signal.Overlap] = reached[3] / MathF.Sqrt(Math.Max(1f, _model.Counts.Degree(other) * (float)_model.Counts.Degree(actor)));
    }

    private float[] SignalsFor(int candidates)
    {
        var length = candidates * CandidateList.SignalCount;
        if (!_reusesMemory) return new float[length];
        if (_signals.Length < length) _signals = new float[Math.Max(length, 2 * _signals.Length)];
        else _signals.AsSpan(0, length).Clear();
        return _signals;
    }

    private static void LeaveUnknown(Span<float> row, Signal[] signals)
    {
        foreach (var signal in signals) row[(int)signal] = float.NaN;
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
        row[(int)Signal.SameCity] = SameCity(traits.City[actor], traits.City[other]);
        row[(int)Signal.HelixPair] = _model.HelixLift[traits.Helix[actor], traits.Helix[other]];
        row[(int)Signal.CountryHabit] = _countryHabits[traits.Country[other]];
        row[(int)Signal.HelixHabit] = _helixHabits[traits.Helix[other]];
        row[(int)Signal.TheirCountryHabit] = _model.CountryHabits.Of(other, traits.Country[actor]);
        row[(int)Signal.TheirHelixHabit] = _model.HelixHabits.Of(other, traits.Helix[actor]);
    }

    private void SpreadProfile(int actor)
    {
        if (_drafted is { } drafted) _profiles.Spread(drafted, 0);
        else _profiles.Spread(actor);
    }

    private void SpreadThemes(int actor)
    {
        var themes = _model.Themes.RowColumns(actor);
        var weights = _model.Themes.RowValues(actor);
        for (var at = 0; at < themes.Length; at++) _theme[themes[at]] = weights[at];
    }

    private void Forget()
    {
        _reach.Forget();
        _leads.Forget();
        foreach (var partner in _model.Ties.Counts.RowColumns(_actor)) _isPartner[partner] = false;
        _isAllowed = null;
    }

    private float LeadPartners(int actor, int other)
    {
        var (ours, theirs) = (_model.Leads.InverseStrengths[actor], _model.Leads.InverseStrengths[other]);
        return ours > 0 && theirs > 0 ? Chance(_leads.To(other) * ours) : float.NaN;
    }

    private static float SameCity(int one, int other) => one == ActorTraits.UnknownCity || other == ActorTraits.UnknownCity ? float.NaN : one == other ? 1 : 0;

    private static float Chance(float value) => MathF.Log(Floor + Math.Max(0, value));
}
