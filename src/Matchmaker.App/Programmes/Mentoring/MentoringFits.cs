using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>The fits of all pairs of a round: as numbers for the optimiser, and as facts for whoever asks about one.</summary>
public sealed class MentoringFits
{
    private const double FarApart = 8;
    private const double OtherLanguage = 0.8;
    private const double Unknown = 0.5;
    private const double Generalist = 0.4;

    private readonly MentoringRound _round;
    private readonly double?[]? _model;
    private readonly double[] _weights;
    private readonly HashSet<string>[] _known;
    private readonly Dictionary<(string Mentee, string Mentor), PairRule> _rules = [];
    private readonly HashSet<(string, string)> _avoided;

    /// <param name="round">A round in its usual form.</param>
    /// <param name="model">What the model says of each pair, mentees × mentors, 0 to 1 or null; null where nobody is in the registry.</param>
    public MentoringFits(MentoringRound round, double?[]? model = null)
    {
        (_round, _model) = (round, model);
        _known = [.. round.Mentors.Select(mentor => mentor.Topics.SelectMany(MentoringTopics.WithWider).ToHashSet())];
        foreach (var pair in round.Pairs) _rules.TryAdd((pair.Mentee, pair.Mentor), pair.Rule);
        _avoided = Avoided(round);
        _weights = Weights(round, model is not null);
        var size = round.Mentees.Count * round.Mentors.Count;
        (Fit, MenteeView, MentorView) = (new double[size], new double[size], new double[size]);
        for (var mentee = 0; mentee < round.Mentees.Count; mentee++) Fill(mentee);
    }

    private MentoringFits(MentoringFits before, MentoringRound round, int? mentee)
    {
        (_round, _model, _weights, _known) = (round, before._model, before._weights, before._known);
        foreach (var pair in round.Pairs) _rules.TryAdd((pair.Mentee, pair.Mentor), pair.Rule);
        _avoided = Avoided(round);
        (Fit, MenteeView, MentorView) = mentee is null ? (before.Fit, before.MenteeView, before.MentorView) : ([.. before.Fit], [.. before.MenteeView], [.. before.MentorView]);
        if (mentee is { } one) Fill(one);
    }

    /// <summary>The fits of a round that differs in at most one mentee and its pairs, and in places; topics of mentors and wishes have to be the same.</summary>
    internal MentoringFits For(MentoringRound round, int? mentee = null) => new(this, round, mentee);

    /// <summary>Mentees × mentors; NaN where a pair is not possible.</summary>
    public double[] Fit { get; }

    /// <summary>The same without the mentors' wishes.</summary>
    public double[] MenteeView { get; }

    /// <summary>The same without the mentees' wishes, and with how much of what the mentor knows is asked for.</summary>
    public double[] MentorView { get; }

    /// <summary>One pair, part by part.</summary>
    public PairFit Of(int mentee, int mentor)
    {
        var (one, other, at) = (_round.Mentees[mentee], _round.Mentors[mentor], (mentee * _round.Mentors.Count) + mentor);
        var fit = Fit[at];
        return new(
            Barrier(mentee, mentor), double.IsNaN(fit) ? 0 : fit, [.. one.Topics.Where(_known[mentor].Contains)], [.. one.Topics.Where(topic => !_known[mentor].Contains(topic))],
            [.. one.Languages.Intersect(other.Languages)], HoursApart(one, other), Place(one.Wishes, other.Id), Place(other.Wishes, one.Id), _model?[at]);
    }

    /// <summary>Why a pair is not possible; a pair that is locked always is.</summary>
    public PairBarrier Barrier(int mentee, int mentor)
    {
        var (one, other) = (_round.Mentees[mentee], _round.Mentors[mentor]);
        if (_rules.TryGetValue((one.Id, other.Id), out var rule) && rule == PairRule.Locked) return PairBarrier.None;
        if (rule == PairRule.Forbidden && _rules.ContainsKey((one.Id, other.Id))) return PairBarrier.Forbidden;
        if (_avoided.Contains((one.Id, other.Id))) return PairBarrier.Forbidden;
        if (_round.Settings.NeedsTopic && one.Topics.Count > 0 && Topics(mentee, mentor) <= 0) return PairBarrier.Topic;
        if (_round.Settings.NeedsLanguage && Languages(one, other) <= 0) return PairBarrier.Language;
        return HoursApart(one, other) > _round.Settings.MostHoursApart ? PairBarrier.Hours : PairBarrier.None;
    }

    /// <summary>Hours between two clocks; null where one is not known.</summary>
    public static double? HoursApart(MentoringParticipant one, MentoringParticipant other)
    {
        if (one.Utc is null && other.Utc is null) return one.Country is { } first && other.Country is { } second ? CountryClocks.Apart(first, second) : null;
        if ((one.Utc ?? CountryClocks.Utc(one.Country)) is not { } here || (other.Utc ?? CountryClocks.Utc(other.Country)) is not { } there) return null;
        var apart = Math.Abs(here - there);
        return Math.Min(apart, 24 - apart);
    }

    private static HashSet<(string, string)> Avoided(MentoringRound round) =>
        [.. round.Mentees.SelectMany(mentee => mentee.Avoid.Select(mentor => (mentee.Id, mentor))), .. round.Mentors.SelectMany(mentor => mentor.Avoid.Select(mentee => (mentee, mentor.Id)))];

    private static double[] Weights(MentoringRound round, bool hasModel)
    {
        var settings = round.Settings;
        var hasWishes = round.Mentees.Concat(round.Mentors).Any(one => one.Wishes.Count > 0);
        double[] weights = [settings.TopicWeight, settings.LanguageWeight, settings.ClockWeight, hasWishes ? settings.WishWeight : 0, hasModel ? settings.ModelWeight : 0];
        var sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(weight => weight / sum)] : [1, 0, 0, 0, 0];
    }

    private void Fill(int mentee)
    {
        var one = _round.Mentees[mentee];
        for (var mentor = 0; mentor < _round.Mentors.Count; mentor++)
        {
            var (other, at) = (_round.Mentors[mentor], (mentee * _round.Mentors.Count) + mentor);
            if (Barrier(mentee, mentor) != PairBarrier.None)
            {
                Fit[at] = MenteeView[at] = MentorView[at] = double.NaN;
                continue;
            }

            var topics = Topics(mentee, mentor);
            var alike = (_weights[1] * Languages(one, other)) + (_weights[2] * (HoursApart(one, other) is { } hours ? Math.Max(0, 1 - (hours / FarApart)) : Unknown)) + (_weights[4] * (_model?[at] ?? 0));
            var (own, theirs) = (Wish(one.Wishes, other.Id), Wish(other.Wishes, one.Id));
            Fit[at] = (_weights[0] * topics) + alike + (_weights[3] * (own + theirs) / 2);
            MenteeView[at] = (_weights[0] * topics) + alike + (_weights[3] * own);
            MentorView[at] = (_weights[0] * (topics + Asked(one, mentor)) / 2) + alike + (_weights[3] * theirs);
        }
    }

    private double Topics(int mentee, int mentor)
    {
        var (sought, known) = (_round.Mentees[mentee].Topics, _known[mentor]);
        if (sought.Count == 0) return Unknown;
        var covered = 0;
        foreach (var topic in sought)
            if (known.Contains(topic)) covered++;
        if (covered > 0) return (double)covered / sought.Count;

        // Who offers mentoring and does not say in what may be asked about any topic of it.
        return _round.Mentors[mentor].Topics.Contains(Matching.Mentoring.Root) && sought.Any(Matching.Mentoring.IsTopic) ? Generalist : 0;
    }

    private double Asked(MentoringParticipant mentee, int mentor) => _round.Mentors[mentor].Topics is { Count: > 0 } topics ? (double)topics.Count(mentee.Topics.Contains) / topics.Count : Unknown;

    private static double Languages(MentoringParticipant one, MentoringParticipant other)
    {
        if (one.Languages.Count == 0 || other.Languages.Count == 0) return Unknown;
        for (var at = 0; at < one.Languages.Count; at++)
            if (other.Languages.Contains(one.Languages[at])) return at == 0 ? 1 : OtherLanguage;
        return 0;
    }

    private static double Wish(IReadOnlyList<string> wishes, string id) => Place(wishes, id) is { } place ? 1.0 - (0.5 * (place - 1) / wishes.Count) : 0;

    private static int? Place(IReadOnlyList<string> wishes, string id)
    {
        for (var at = 0; at < wishes.Count; at++)
            if (wishes[at] == id) return at + 1;
        return null;
    }
}
