using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Engine.Tests.Programmes.Timetables;

/// <summary>The highest value of all timetables, by trying every slot and none for every pair. Its worth is written out anew, from the definition.</summary>
internal sealed class BestTimetable
{
    private readonly TimetableProblem _problem;
    private readonly TimetableOptions _options;
    private readonly List<(int A, int B)> _pairs = [];
    private readonly bool[,] _isBusy;
    private readonly int[] _loads;
    private readonly int[] _used;
    private readonly double _highest;
    private readonly int _widest;
    private double _best = double.NegativeInfinity;

    private BestTimetable(TimetableProblem problem, TimetableOptions options)
    {
        (_problem, _options) = (problem, options);
        for (var one = 0; one < problem.ParticipantCount; one++)
        {
            _widest = Math.Max(_widest, Math.Min(problem.Most[one], problem.SlotsOf(one)));
            for (var other = one + 1; other < problem.ParticipantCount; other++)
            {
                if (double.IsNaN(problem.Score(one, other))) continue;
                _pairs.Add((one, other));
                _highest = Math.Max(_highest, problem.Score(one, other));
            }
        }

        if (_highest == 0) _highest = 1;
        (_isBusy, _loads, _used) = (new bool[problem.ParticipantCount, problem.SlotCount], new int[problem.ParticipantCount], new int[problem.SlotCount]);
    }

    public static double Find(TimetableProblem problem, TimetableOptions options)
    {
        var search = new BestTimetable(problem, options);
        search.Try(0, 0);
        return search._best;
    }

    private void Try(int at, double score)
    {
        if (at == _pairs.Count)
        {
            _best = Math.Max(_best, score + Enumerable.Range(0, _loads.Length).Sum(Count));
            return;
        }

        Try(at + 1, score);
        var (a, b) = _pairs[at];
        if (_loads[a] == _problem.Most[a] || _loads[b] == _problem.Most[b]) return;
        for (var slot = 0; slot < _problem.SlotCount; slot++)
        {
            if (_used[slot] == _problem.Tables[slot] || _isBusy[a, slot] || _isBusy[b, slot] || !_problem.IsThere(a, slot) || !_problem.IsThere(b, slot)) continue;
            Set(a, b, slot, true);
            Try(at + 1, score + _problem.Score(a, b));
            Set(a, b, slot, false);
        }
    }

    private void Set(int a, int b, int slot, bool isHeld)
    {
        var by = isHeld ? 1 : -1;
        (_isBusy[a, slot], _isBusy[b, slot]) = (isHeld, isHeld);
        (_loads[a], _loads[b]) = (_loads[a] + by, _loads[b] + by);
        _used[slot] += by;
    }

    private double Count(int one)
    {
        var worth = -_options.Shortage * _highest * Math.Max(0, _problem.Least[one] - _loads[one]);
        for (var k = 1; k <= _loads[one]; k++) worth += _options.Evenness * (1 - ((double)k / _widest));
        return worth;
    }
}
