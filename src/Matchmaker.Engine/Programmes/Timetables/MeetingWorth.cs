namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// What a choice of meetings is worth: the sum of scores, plus what each further meeting of a participant counts beside its score (equal load), less what is missing to the least numbers. That falls with every meeting, so sums over participants are
/// concave in their numbers of meetings.
/// </summary>
internal sealed class MeetingWorth
{
    private readonly TimetableProblem _problem;
    private readonly double _evenness;
    private readonly double _widest;

    public MeetingWorth(TimetableProblem problem, TimetableOptions options)
    {
        _problem = problem;
        var highest = 0.0;
        foreach (var score in problem.Scores)
            if (score > highest) highest = score;
        HighestScore = highest > 0 ? highest : 1;
        Shortage = options.Shortage * HighestScore;
        _evenness = options.Evenness;
        Caps = new int[problem.ParticipantCount];
        for (var one = 0; one < Caps.Length; one++) Caps[one] = Math.Min(problem.Most[one], problem.SlotsOf(one));
        foreach (var load in LoadsOf(problem.Locked)) _widest = Math.Max(_widest, load);
        _widest = Math.Max(_widest, Caps.DefaultIfEmpty(0).Max());
        for (var slot = 0; slot < problem.SlotCount; slot++)
        {
            var there = 0;
            for (var one = 0; one < problem.ParticipantCount; one++)
                if (problem.IsThere(one, slot)) there++;
            Places += Math.Min(problem.Tables[slot], there / 2);
        }
    }

    /// <summary>The highest score; 1 where all are 0.</summary>
    public double HighestScore { get; }

    /// <summary>What a meeting below the least costs.</summary>
    public double Shortage { get; }

    /// <summary>For each participant, the most meetings it can have: its own greatest number, or the slots it is there.</summary>
    public int[] Caps { get; }

    /// <summary>How many meetings all slots hold.</summary>
    public int Places { get; }

    /// <summary>What the participant's k-th meeting counts beside its score; k from 1. Falls with k.</summary>
    public double Marginal(int participant, int k) => (k <= _problem.Least[participant] ? Shortage : 0) + (_widest > 0 ? _evenness * (1 - (k / _widest)) : 0);

    /// <summary>The loads of meetings, whatever their slots.</summary>
    public int[] LoadsOf(IEnumerable<Meeting> meetings)
    {
        var loads = new int[_problem.ParticipantCount];
        foreach (var meeting in meetings)
        {
            loads[meeting.A]++;
            loads[meeting.B]++;
        }

        return loads;
    }

    /// <summary>Σ scores + Σ marginals of every meeting that a participant has, less the shortage that no meeting at all would leave.</summary>
    public double ValueOf(IReadOnlyCollection<Meeting> meetings)
    {
        var value = -Shortage * _problem.Least.Sum(least => (double)least);
        value += meetings.Sum(meeting => _problem.Score(meeting.A, meeting.B));
        var loads = LoadsOf(meetings);
        for (var one = 0; one < loads.Length; one++)
            for (var k = 1; k <= loads[one]; k++) value += Marginal(one, k);
        return value;
    }

    /// <summary>Meetings missing to the least numbers.</summary>
    public int MissingOf(IEnumerable<Meeting> meetings) => LoadsOf(meetings).Select((load, one) => Math.Max(0, _problem.Least[one] - load)).Sum();
}
