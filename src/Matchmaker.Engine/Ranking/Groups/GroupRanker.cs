namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>A score for who is to join a group that is the exact sum of its reasons: one <see cref="SignalShape"/> a <see cref="GroupSignal"/>. Immutable.</summary>
public sealed class GroupRanker
{
    /// <summary>Number of signals of a candidate for a group.</summary>
    public static readonly int SignalCount = Enum.GetValues<GroupSignal>().Length;

    private const double Far = 1e3;

    private readonly SignalShape[] _shapes;

    /// <param name="shapes">What each signal adds, in the order of <see cref="GroupSignal"/>.</param>
    /// <exception cref="ArgumentException">There is not one shape a signal.</exception>
    public GroupRanker(SignalShape[] shapes)
    {
        if (shapes.Length != SignalCount)
            throw new ArgumentException($"A ranker for groups needs {SignalCount} shapes, one a signal; there are {shapes.Length}. Train the model again.", nameof(shapes));
        _shapes = shapes;
    }

    /// <summary>What is used where there is no past to learn from: closeness to the members, what they need and offer, and the themes, with a little for recent activity.</summary>
    public static GroupRanker Untrained { get; } = CreateUntrained();

    /// <summary>What each signal adds, in the order of <see cref="GroupSignal"/>.</summary>
    public IReadOnlyList<SignalShape> Shapes => _shapes;

    /// <summary>The score of one candidate: the sum of <see cref="Contribution"/> over all signals, in their order.</summary>
    public double Score(ReadOnlySpan<float> signals)
    {
        double score = 0;
        for (var signal = 0; signal < _shapes.Length; signal++) score += _shapes[signal].At(signals[signal]);
        return score;
    }

    /// <summary>What one signal adds to the score.</summary>
    public double Contribution(GroupSignal signal, ReadOnlySpan<float> signals) => _shapes[(int)signal].At(signals[(int)signal]);

    /// <summary>The candidates of a list, best first; ties to the lower index. O(n (signals + log n)).</summary>
    public IEnumerable<(int At, double Score)> Order(CandidateList candidates)
    {
        var scored = new (int At, double Score)[candidates.Count];
        for (var at = 0; at < scored.Length; at++) scored[at] = (at, Score(candidates.SignalsOf(at)));
        return scored.OrderByDescending(entry => entry.Score).ThenBy(entry => entry.At);
    }

    private static GroupRanker CreateUntrained()
    {
        var shapes = new SignalShape[SignalCount];
        Array.Fill(shapes, SignalShape.None);
        void Weigh(double weight, params GroupSignal[] signals)
        {
            foreach (var signal in signals) shapes[(int)signal] = new([-Far, Far], [-Far * weight, Far * weight]);
        }

        Weigh(0.3, GroupSignal.RecentTies, GroupSignal.SharedPartners, GroupSignal.Factors, GroupSignal.TheirFactors);
        Weigh(1, GroupSignal.NeedsMet, GroupSignal.OffersWanted, GroupSignal.Sectors, GroupSignal.Themes, GroupSignal.AlikeCollaboration);
        Weigh(0.1, GroupSignal.RecentActivity, GroupSignal.ThemeActivity, GroupSignal.CountryPair, GroupSignal.HelixPair);
        return new(shapes);
    }
}
