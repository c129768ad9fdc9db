namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>New meetings for those who lost some, in free slots at free tables: nobody moves. The best first.</summary>
internal static class Refilling
{
    /// <summary>O(those who lost × participants × slots).</summary>
    public static List<Meeting> Find(SlotPlan plan, IReadOnlyList<Meeting> held, IReadOnlyList<Meeting> lost, int first, IEnumerable<int> noShows)
    {
        var (problem, count) = (plan.Problem, plan.Problem.ParticipantCount);
        var (loads, wanted) = (new int[count], new int[count]);
        foreach (var (a, b, _) in held) (loads[a], loads[b]) = (loads[a] + 1, loads[b] + 1);
        foreach (var (a, b, _) in lost) (wanted[a], wanted[b]) = (wanted[a] + 1, wanted[b] + 1);
        var isOut = new bool[count];
        foreach (var one in noShows) (isOut[one], wanted[one]) = (true, 0);
        HashSet<(int, int)> met = [.. held.Select(meeting => meeting.Pair), .. lost.Select(meeting => meeting.Pair)];
        var highest = problem.Scores.Where(score => !double.IsNaN(score)).DefaultIfEmpty(0).Max() + 1;
        List<(double Gain, int A, int B)> candidates = [];
        for (var one = 0; one < count; one++)
        {
            if (wanted[one] == 0) continue;
            for (var other = 0; other < count; other++)
            {
                if (other == one || isOut[other] || (wanted[other] > 0 && other < one) || double.IsNaN(problem.Score(one, other)) || met.Contains(Meeting.Of(one, other).Pair)) continue;

                // Two who both lost one are helped at once; then those below their least; then the score.
                var gain = problem.Score(one, other) + (wanted[other] > 0 ? highest : 0) + (loads[one] < problem.Least[one] ? 2 * highest : 0) + (loads[other] < problem.Least[other] ? 2 * highest : 0);
                candidates.Add((gain, one, other));
            }
        }

        candidates.Sort((x, y) => x.Gain != y.Gain ? y.Gain.CompareTo(x.Gain) : (x.A, x.B).CompareTo((y.A, y.B)));
        List<Meeting> added = [];
        foreach (var (_, one, other) in candidates)
        {
            if ((wanted[one] == 0 && wanted[other] == 0) || loads[one] >= problem.Most[one] || loads[other] >= problem.Most[other]) continue;
            for (var slot = first; slot < plan.Slots; slot++)
            {
                if (!plan.IsFree(one, slot) || !plan.IsFree(other, slot) || !plan.HasTable(slot)) continue;
                plan.Put(plan.Add(one, other), slot);
                added.Add(Meeting.Of(one, other, slot));
                foreach (var end in new[] { one, other }) (loads[end], wanted[end]) = (loads[end] + 1, Math.Max(0, wanted[end] - 1));
                break;
            }
        }

        return added;
    }
}
