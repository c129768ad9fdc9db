namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// Chooses meetings that are worth as much as can be: first in the order of what they are worth at the prices of the bound, then bettered along alternating walks (Berge 1957; Edmonds 1965), which add and drop
/// meetings by turns and so leave the loads of all but their two ends as they are. Deterministic. O(participants × steps of a walk × pairs near the prices) a pass.
/// </summary>
internal sealed class MeetingChoice
{
    private const int LongestWalk = 7;
    private const int Passes = 12;
    private const double Least = 1e-9;
    private readonly PossibleMeetings _possible;
    private readonly MeetingWorth _worth;
    private readonly int[] _loads;
    private readonly double[] _scores;
    private readonly (int A, int B)[] _pairs;
    private readonly bool[] _isChosen;
    private readonly int[] _starts;
    private readonly int[] _pairsOf;
    private readonly double[][] _best;
    private readonly int[][] _lastPair;
    private int _chosen;

    private MeetingChoice(PossibleMeetings possible, MeetingWorth worth, MeetingPrices prices)
    {
        (_possible, _worth) = (possible, worth);
        var count = possible.Rooms.Length;
        _loads = [.. possible.BaseLoads];
        List<(int A, int B, double Score, double Over)> near = [];
        var reach = 0.03 * worth.HighestScore;
        for (var one = 0; one < count; one++)
        {
            for (var at = possible.Starts[one]; at < possible.Starts[one + 1]; at++)
            {
                var other = possible.Others[at];
                if (other < one) continue;
                var over = possible.Scores[at] + prices.Prices[one] + prices.Prices[other] - prices.TablePrice;
                if (over > -reach || count <= 40) near.Add((one, other, possible.Scores[at], over));
            }
        }

        near.Sort((x, y) => x.Over != y.Over ? y.Over.CompareTo(x.Over) : (x.A, x.B).CompareTo((y.A, y.B)));
        _pairs = [.. near.Select(one => (one.A, one.B))];
        _scores = [.. near.Select(one => one.Score)];
        _isChosen = new bool[_pairs.Length];
        (_starts, _pairsOf) = Rows(_pairs, count);
        _best = [.. Enumerable.Range(0, LongestWalk + 1).Select(_ => new double[count])];
        _lastPair = [.. Enumerable.Range(0, LongestWalk + 1).Select(_ => new int[count])];
    }

    /// <summary>The meetings chosen, without the locked ones; by participants.</summary>
    public static List<(int A, int B)> Choose(PossibleMeetings possible, MeetingWorth worth, MeetingPrices prices, CancellationToken cancellationToken)
    {
        var choice = new MeetingChoice(possible, worth, prices);
        choice.TakeInOrder();
        for (var pass = 0; pass < Passes; pass++)
        {
            var bettered = choice.Exchange();
            for (var one = 0; one < possible.Rooms.Length; one++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (choice.WalkFrom(one)) bettered = true;
            }

            if (!bettered) break;
        }

        List<(int A, int B)> chosen = [.. choice._pairs.Where((_, pair) => choice._isChosen[pair])];
        chosen.Sort();
        return chosen;
    }

    private void TakeInOrder()
    {
        for (var pair = 0; pair < _pairs.Length; pair++)
            if (CanAdd(pair) && AddGain(pair) > Least) Toggle(pair);
    }

    // With no table left, the weakest meeting gives way to the best that is missing elsewhere.
    private bool Exchange()
    {
        var bettered = false;
        while (_chosen == _possible.Places)
        {
            var (weakest, loss, strongest, gain) = (-1, double.PositiveInfinity, -1, double.NegativeInfinity);
            for (var pair = 0; pair < _pairs.Length; pair++)
            {
                if (_isChosen[pair] && -DropGain(pair) < loss) (weakest, loss) = (pair, -DropGain(pair));
                else if (!_isChosen[pair] && HasRoom(pair) && AddGain(pair) > gain) (strongest, gain) = (pair, AddGain(pair));
            }

            if (weakest < 0 || strongest < 0 || gain <= loss + Least) break;
            Toggle(weakest);

            // They may share a participant, whose loads then count otherwise.
            if (AddGain(strongest) > loss + Least)
            {
                Toggle(strongest);
                bettered = true;
                continue;
            }

            Toggle(weakest);
            break;
        }

        return bettered;
    }

    // Best sums of walks from one participant, by their number of steps and their end (Bellman 1958); the first that betters is made.
    private bool WalkFrom(int start) => WalkFrom(start, beginsWithAdding: true) || WalkFrom(start, beginsWithAdding: false);

    private bool WalkFrom(int start, bool beginsWithAdding)
    {
        if (beginsWithAdding ? _loads[start] - _possible.BaseLoads[start] >= _possible.Rooms[start] : _loads[start] <= _possible.BaseLoads[start]) return false;
        for (var step = 0; step <= LongestWalk; step++) Array.Fill(_best[step], double.NegativeInfinity);
        _best[0][start] = beginsWithAdding ? _worth.Marginal(start, _loads[start] + 1) : -_worth.Marginal(start, _loads[start]);
        for (var step = 1; step <= LongestWalk; step++)
        {
            var adds = beginsWithAdding == (step % 2 == 1);
            var (from, to, last) = (_best[step - 1], _best[step], _lastPair[step]);
            for (var one = 0; one < from.Length; one++)
            {
                if (double.IsNegativeInfinity(from[one])) continue;
                for (var at = _starts[one]; at < _starts[one + 1]; at++)
                {
                    var pair = _pairsOf[at];
                    if (_isChosen[pair] == adds) continue;
                    var other = _pairs[pair].A == one ? _pairs[pair].B : _pairs[pair].A;
                    var sum = from[one] + (adds ? _scores[pair] : -_scores[pair]);
                    if (sum <= to[other]) continue;
                    (to[other], last[other]) = (sum, pair);
                }
            }

            var adding = adds && beginsWithAdding ? 1 : 0;
            if (_chosen + adding <= _possible.Places && Finish(start, step, adds)) return true;
        }

        return false;
    }

    private bool Finish(int start, int steps, bool adds)
    {
        for (var end = 0; end < _loads.Length; end++)
        {
            if (double.IsNegativeInfinity(_best[steps][end])) continue;
            if (adds ? _loads[end] - _possible.BaseLoads[end] >= _possible.Rooms[end] : _loads[end] <= _possible.BaseLoads[end]) continue;
            var sum = _best[steps][end] + (adds ? _worth.Marginal(end, _loads[end] + 1) : -_worth.Marginal(end, _loads[end]));
            if (sum > Least && Make(start, end, steps)) return true;
        }

        return false;
    }

    // Walks back, makes the steps where no pair comes twice, and takes them back where the worth did not rise after all.
    private bool Make(int start, int end, int steps)
    {
        Span<int> walk = stackalloc int[LongestWalk];
        var at = end;
        for (var step = steps; step > 0; step--)
        {
            var pair = _lastPair[step][at];
            if (walk[step..steps].Contains(pair)) return false;
            walk[step - 1] = pair;
            at = _pairs[pair].A == at ? _pairs[pair].B : _pairs[pair].A;
        }

        if (at != start) return false;
        double gain = 0;
        foreach (var pair in walk[..steps])
        {
            gain += _isChosen[pair] ? DropGain(pair) : AddGain(pair);
            Toggle(pair);
        }

        var isWithin = _chosen <= _possible.Places;
        foreach (var pair in walk[..steps])
        {
            var (a, b) = _pairs[pair];
            isWithin &= _loads[a] - _possible.BaseLoads[a] <= _possible.Rooms[a] && _loads[b] - _possible.BaseLoads[b] <= _possible.Rooms[b];
        }

        if (isWithin && gain > Least) return true;
        foreach (var pair in walk[..steps]) Toggle(pair);
        return false;
    }

    private bool HasRoom(int pair)
    {
        var (a, b) = _pairs[pair];
        return _loads[a] - _possible.BaseLoads[a] < _possible.Rooms[a] && _loads[b] - _possible.BaseLoads[b] < _possible.Rooms[b];
    }

    private bool CanAdd(int pair) => _chosen < _possible.Places && HasRoom(pair);

    private double AddGain(int pair) => _scores[pair] + _worth.Marginal(_pairs[pair].A, _loads[_pairs[pair].A] + 1) + _worth.Marginal(_pairs[pair].B, _loads[_pairs[pair].B] + 1);

    private double DropGain(int pair) => -_scores[pair] - _worth.Marginal(_pairs[pair].A, _loads[_pairs[pair].A]) - _worth.Marginal(_pairs[pair].B, _loads[_pairs[pair].B]);

    private void Toggle(int pair)
    {
        var by = _isChosen[pair] ? -1 : 1;
        _isChosen[pair] = !_isChosen[pair];
        _chosen += by;
        _loads[_pairs[pair].A] += by;
        _loads[_pairs[pair].B] += by;
    }

    private static (int[] Starts, int[] PairsOf) Rows((int A, int B)[] pairs, int count)
    {
        var starts = new int[count + 1];
        foreach (var (a, b) in pairs)
        {
            starts[a + 1]++;
            starts[b + 1]++;
        }

        for (var one = 0; one < count; one++) starts[one + 1] += starts[one];
        var (pairsOf, next) = (new int[2 * pairs.Length], starts[..count]);
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            pairsOf[next[pairs[pair].A]++] = pair;
            pairsOf[next[pairs[pair].B]++] = pair;
        }

        return (starts, pairsOf);
    }
}
