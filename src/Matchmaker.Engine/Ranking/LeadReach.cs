using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>Whom two steps along ties of leads reach from one actor. Working memory of one thread: 5 bytes an actor.</summary>
internal sealed class LeadReach(LeadTable leads)
{
    private readonly float[] _sums = new float[leads.Ties.RowCount];
    private readonly bool[] _isReached = new bool[leads.Ties.RowCount];
    private readonly List<int> _reached = [];

    /// <summary>w(a,z) · w(z,b) / s(z) summed over those z who led with both, or were led by them. O(degrees of the partners).</summary>
    public void From(int actor)
    {
        var ties = leads.Ties;
        for (var at = ties.RowStarts[actor]; at < ties.RowStarts[actor + 1]; at++)
        {
            var shared = ties.Columns[at];
            var share = ties.Values[at] * leads.InverseStrengths[shared];
            for (var to = ties.RowStarts[shared]; to < ties.RowStarts[shared + 1]; to++)
            {
                var partner = ties.Columns[to];
                if (!_isReached[partner])
                {
                    _isReached[partner] = true;
                    _reached.Add(partner);
                }

                _sums[partner] += share * ties.Values[to];
            }
        }
    }

    /// <summary>What two steps reach somebody with; 0 for those out of reach.</summary>
    public float To(int other) => _sums[other];

    /// <summary>Asks ahead for what <see cref="To"/> reads.</summary>
    public void AskFor(int other) => Ahead.Element(_sums, other);

    /// <summary>Takes back what <see cref="From"/> did.</summary>
    public void Forget()
    {
        foreach (var other in _reached)
        {
            _sums[other] = 0;
            _isReached[other] = false;
        }

        _reached.Clear();
    }
}
