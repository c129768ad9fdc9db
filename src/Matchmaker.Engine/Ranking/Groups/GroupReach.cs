using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>Whom one, two and three steps along ties lead to from a group, and which past collaborations are like it. Working memory of one thread: about 110 bytes an actor.</summary>
internal sealed class GroupReach(GroupModel model)
{
    private readonly TieTable _ties = model.Pairs.Ties;
    private readonly TieReach _reach = new(model.Pairs.Ties);
    private readonly Vector128<float>[] _tied = new Vector128<float>[model.ActorCount];
    private readonly Vector128<float>[] _chances = new Vector128<float>[model.ActorCount];
    private readonly Vector128<float>[] _sums = new Vector128<float>[model.ActorCount];
    private readonly float[] _strongest = new float[model.ActorCount];
    private readonly float[] _shares = new float[model.ActorCount];
    private readonly float[] _alike = new float[model.ActorCount];
    private readonly float[] _allAlike = new float[model.ActorCount];
    private readonly int[] _lastDay = new int[model.ActorCount];
    private readonly bool[] _isReached = new bool[model.ActorCount];
    private readonly List<int> _reached = [];
    private readonly int[] _overlap = new int[model.Collaborations.CollaborationCount];
    private readonly List<int> _touched = [];

    /// <summary>Everybody that one or two steps lead to, in the order of discovery; members may be among them.</summary>
    public ReadOnlySpan<int> Reached => CollectionsMarshal.AsSpan(_reached);

    /// <summary>Sums over members of the four weights of the tie; the last is the number of members tied.</summary>
    public Vector128<float> Tied(int other) => _tied[other];

    /// <summary>Sums over members of the chances of two steps from them; the last is the number of shared partners.</summary>
    public Vector128<float> Chances(int other) => _chances[other];

    /// <summary>The same before they are divided by what a member's ties add up to.</summary>
    public Vector128<float> Sums(int other) => _sums[other];

    public float StrongestTie(int other) => _strongest[other];

    public float MostAlike(int other) => _alike[other];

    public float AllAlike(int other) => _allAlike[other];

    /// <summary>The last joint start with any member, or <see cref="Hypergraph.UnknownDay"/>.</summary>
    public int LastDay(int other) => _alike[other] > 0 ? _lastDay[other] : Hypergraph.UnknownDay;

    /// <summary>The chances of a third step, over all members. O(degree).</summary>
    public float OneStepOn(int other)
    {
        var columns = _ties.Counts.RowColumns(other);
        var weights = _ties.Counts.RowValues(other);
        float third = 0;
        for (var at = 0; at < columns.Length; at++) third += _shares[columns[at]] * weights[at];
        return third;
    }

    /// <summary>O(degrees of the members' partners + sizes of the members' collaborations).</summary>
    public void From(ReadOnlySpan<int> members)
    {
        foreach (var member in members)
        {
            TieWith(member);
            _reach.From(member);
            foreach (var other in _reach.Reached)
            {
                Touch(other);
                var sum = _reach.To(other);
                _sums[other] += sum;
                _chances[other] += sum * _ties.InverseStrengths[member];
            }

            _reach.Forget();
            foreach (var collaboration in model.CollaborationsOf(member))
                if (_overlap[collaboration]++ == 0) _touched.Add(collaboration);
        }

        foreach (var other in _reached) _shares[other] = _chances[other][0] * _ties.InverseStrengths[other][0];
        foreach (var collaboration in _touched) Liken(collaboration, members.Length);
    }

    public void Forget()
    {
        foreach (var other in _reached)
        {
            _tied[other] = _chances[other] = _sums[other] = default;
            _strongest[other] = _shares[other] = _alike[other] = _allAlike[other] = 0;
            _isReached[other] = false;
        }

        foreach (var collaboration in _touched) _overlap[collaboration] = 0;
        _reached.Clear();
        _touched.Clear();
    }

    private void TieWith(int member)
    {
        for (var at = _ties.Counts.RowStarts[member]; at < _ties.Counts.RowStarts[member + 1]; at++)
        {
            var partner = _ties.Counts.Columns[at];
            Touch(partner);
            _tied[partner] += _ties.Weights[at];
            _strongest[partner] = Math.Max(_strongest[partner], _ties.Weights[at][1]);
        }
    }

    private void Liken(int collaboration, int groupSize)
    {
        var members = model.Collaborations.Members(collaboration);
        var alike = _overlap[collaboration] / MathF.Sqrt(members.Length * (float)groupSize);
        var aged = alike * alike * model.Fading(collaboration);
        var day = model.Collaborations.Day(collaboration);
        foreach (var other in members)
        {
            Touch(other);
            if (_alike[other] == 0) _lastDay[other] = Hypergraph.UnknownDay;
            _alike[other] = Math.Max(_alike[other], alike);
            _allAlike[other] += aged;
            _lastDay[other] = Math.Max(_lastDay[other], day);
        }
    }

    private void Touch(int other)
    {
        if (_isReached[other]) return;
        _isReached[other] = true;
        _reached.Add(other);
    }
}
