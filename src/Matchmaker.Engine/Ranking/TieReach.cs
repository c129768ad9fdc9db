using System.Runtime.Intrinsics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>Whom two and three steps along ties lead to from one actor. Working memory of one thread: 25 bytes an actor.</summary>
internal sealed class TieReach(TieTable ties)
{
    private readonly Vector128<float>[] _sums = new Vector128<float>[ties.Counts.RowCount];
    private readonly bool[] _isReached = new bool[ties.Counts.RowCount];
    private readonly List<int> _reached = [];
    private readonly float[] _shares = new float[ties.Counts.RowCount];

    /// <summary>Everybody two steps away, partners and the actor itself among them, in the order of discovery.</summary>
    public List<int> Reached => _reached;

    /// <summary>Four resource allocations at once: w(a,z) · w(z,b) / s(z) summed over shared partners z, a lane for each weight of a tie. O(degrees of the partners).</summary>
    public void From(int actor)
    {
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
                    _reached.Add(partner);
                }

                _sums[partner] += share * ties.Weights[to];
            }
        }

        // What each passes on to one tie in a third step: looked up for every tie of every candidate, so kept narrow.
        foreach (var from in _reached) _shares[from] = _sums[from][0] * ties.InverseStrengths[from][0];
    }

    /// <summary>What two steps lead to somebody with; zeros for those out of reach.</summary>
    public Vector128<float> To(int other) => _sums[other];

    /// <summary>What a third step leads to somebody with, on numbers of joint collaborations: from wherever the second led. O(degree).</summary>
    public float OneStepOn(int other)
    {
        var columns = ties.Counts.RowColumns(other);
        var weights = ties.Counts.RowValues(other);
        float third = 0;
        for (var at = 0; at < columns.Length; at++) third += _shares[columns[at]] * weights[at];
        return third;
    }

    /// <summary>Asks ahead for what <see cref="To"/> reads.</summary>
    public void AskFor(int other) => Ahead.Element(_sums, other);

    /// <summary>Asks ahead for what <see cref="OneStepOn"/> reads; that of its row is read at once.</summary>
    public void AskForStep(int other)
    {
        foreach (var partner in ties.Counts.RowColumns(other)) Ahead.Element(_shares, partner);
    }

    /// <summary>Takes back what <see cref="From"/> did.</summary>
    public void Forget()
    {
        foreach (var other in _reached)
        {
            _sums[other] = default;
            _shares[other] = 0;
            _isReached[other] = false;
        }

        _reached.Clear();
    }
}
