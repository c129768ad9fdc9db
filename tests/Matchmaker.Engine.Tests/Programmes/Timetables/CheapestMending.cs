using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Engine.Tests.Programmes.Timetables;

/// <summary>The least cost of all ways to mend a timetable, by trying every slot and none for every meeting that can still be held.</summary>
internal static class CheapestMending
{
    public static int Find(TimetableProblem problem, IReadOnlyList<Meeting> before, ReplanOptions options)
    {
        var first = options.FirstOpenSlot;
        List<Meeting> left = [.. before.Where(meeting => meeting.Slot >= first && Slots(problem, meeting, first).Any())];
        var (busy, used) = (new HashSet<(int, int)>(), new int[problem.SlotCount]);
        var best = int.MaxValue;
        void Try(int at, int cost)
        {
            if (cost >= best) return;
            if (at == left.Count)
            {
                best = cost;
                return;
            }

            var meeting = left[at];
            var couldStay = problem.IsThere(meeting.A, meeting.Slot) && problem.IsThere(meeting.B, meeting.Slot);
            foreach (var slot in Slots(problem, meeting, first))
            {
                if (used[slot] == problem.Tables[slot] || busy.Contains((meeting.A, slot)) || busy.Contains((meeting.B, slot))) continue;
                busy.Add((meeting.A, slot));
                busy.Add((meeting.B, slot));
                used[slot]++;
                Try(at + 1, cost + (couldStay && slot != meeting.Slot ? 1 : 0));
                used[slot]--;
                busy.Remove((meeting.A, slot));
                busy.Remove((meeting.B, slot));
            }

            Try(at + 1, cost + options.DropCost + (couldStay ? 1 : 0));
        }

        Try(0, 0);
        return best;
    }

    private static IEnumerable<int> Slots(TimetableProblem problem, Meeting meeting, int first) =>
        Enumerable.Range(first, problem.SlotCount - first).Where(slot => problem.Tables[slot] > 0 && problem.IsThere(meeting.A, slot) && problem.IsThere(meeting.B, slot));
}
