namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>Whether quotas can still be kept, as far as each alone can tell: what it refuses is impossible, what it lets pass may be.</summary>
internal static class QuotaReach
{
    public static bool CanKeep(ConsortiumProblem problem, ConsortiumSeats seats, int[] chosen, int depth, int[] open)
    {
        foreach (var quota in problem.Quotas)
        {
            var (have, can) = (0, 0);
            for (var seat = 0; seat < depth; seat++)
                if (chosen[seat] != ConsortiumSeats.Empty && quota.IsOfKind[chosen[seat]]) have++;
            if (have > quota.AtMost) return false;
            for (var role = 0; role < open.Length && have + can < quota.AtLeast; role++)
                if (open[role] > 0) can += CountUpTo(open[role], seats.CandidatesOf[role], candidate => quota.IsOfKind[candidate] && Array.IndexOf(chosen, candidate, 0, depth) < 0);
            if (have + can < quota.AtLeast) return false;
        }

        foreach (var variety in problem.Varieties)
            if (!CanVary(variety, seats, chosen, depth, open)) return false;
        return true;
    }

    private static bool CanVary(VarietyQuota variety, ConsortiumSeats seats, int[] chosen, int depth, int[] open)
    {
        var labels = new HashSet<int>();
        for (var seat = 0; seat < depth; seat++)
            if (chosen[seat] != ConsortiumSeats.Empty && variety.LabelOf[chosen[seat]] is >= 0 and var label) labels.Add(label);
        if (labels.Count >= variety.AtLeast) return true;
        if (labels.Count + open.Sum() < variety.AtLeast) return false;
        var fresh = new HashSet<int>();
        for (var role = 0; role < open.Length; role++)
        {
            if (open[role] == 0) continue;
            foreach (var candidate in seats.CandidatesOf[role])
            {
                if (variety.LabelOf[candidate] < 0 || labels.Contains(variety.LabelOf[candidate]) || !fresh.Add(variety.LabelOf[candidate])) continue;
                if (labels.Count + fresh.Count >= variety.AtLeast) return true;
            }
        }

        return false;
    }

    private static int CountUpTo(int most, int[] candidates, Predicate<int> counts)
    {
        var count = 0;
        foreach (var candidate in candidates)
            if (counts(candidate) && ++count == most) break;
        return count;
    }
}
