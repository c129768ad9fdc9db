using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Engine.Tests.Programmes.Cohorts;

/// <summary>Small problems drawn by chance, and what trying every cohort finds.</summary>
internal static class DrawnCohort
{
    /// <summary>With everything that a problem may have; often feasible, not always.</summary>
    public static CohortProblem Draw(Random random, int count, bool mayContradict = false)
    {
        int[] Some(double share) => [.. Enumerable.Range(0, count).Where(_ => random.NextDouble() < share)];
        var least = random.Next(0, Math.Max(1, count / 2));
        var groups = Enumerable.Range(0, random.Next(0, 5)).Select(_ =>
        {
            var members = Some(0.2 + (0.5 * random.NextDouble()));
            var low = random.Next(3) == 0 ? 0 : random.Next(0, mayContradict ? 5 : Math.Min(3, members.Length + 1));
            return new CohortGroup(members, low, random.Next(2) == 0 ? int.MaxValue : low + random.Next(0, 3));
        }).ToList();
        var topics = Enumerable.Range(0, random.Next(0, 4)).Select(_ => new CoverageTopic(
            [.. Some(0.5).Select(one => (one, random.Next(2) == 0 ? 1 : Math.Round(random.NextDouble(), 2)))],
            CoverageTopic.Fading(random.NextDouble(), random.NextDouble(), random.Next(1, 4)))).ToList();
        var conflicts = Enumerable.Range(0, random.Next(0, 5)).Select(_ => (random.Next(count), random.Next(count))).Where(pair => pair.Item1 != pair.Item2).DistinctBy(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).ToList();
        var order = Enumerable.Range(0, count).OrderBy(_ => random.Next()).ToArray();
        var locked = order.Take(random.Next(0, Math.Min(3, count))).ToList();
        conflicts.RemoveAll(pair => locked.Contains(pair.Item1) && locked.Contains(pair.Item2));
        double[] cost = [.. Enumerable.Range(0, count).Select(_ => Math.Round(10 * random.NextDouble(), 1))];
        return new([.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble() - 0.1, 3))], least, least + random.Next(0, 4))
        {
            Cost = cost,
            Budget = random.Next(2) == 0 ? double.PositiveInfinity : cost.Sum() * random.NextDouble(),
            Groups = groups,
            Topics = topics,
            Conflicts = conflicts,
            Locked = locked,
            Forbidden = [.. order.Skip(locked.Count).Take(random.Next(0, 2))],
        };
    }

    /// <summary>The best by trying every cohort that keeps the limits but for those dropped; null where there is none. Written from the definitions alone.</summary>
    public static double? BestOf(CohortProblem problem, IReadOnlyCollection<CohortLimit>? dropped = null)
    {
        double? best = null;
        for (var mask = 0; mask < 1 << problem.Count; mask++)
        {
            if (!IsAllowed(problem, mask, dropped ?? [])) continue;
            var value = ValueOf(problem, mask);
            if (best is null || value > best) best = value;
        }

        return best;
    }

    public static double ValueOf(CohortProblem problem, int mask)
    {
        double value = 0;
        for (var one = 0; one < problem.Count; one++)
            if (Has(mask, one)) value += problem.Fit[one];
        foreach (var topic in problem.Topics)
        {
            var sum = topic.Members.Where(member => Has(mask, member.Candidate)).Sum(member => member.Weight);
            foreach (var piece in topic.Pieces)
            {
                value += Math.Clamp(sum, 0, piece.Length) * piece.Slope;
                sum -= piece.Length;
            }
        }

        return value;
    }

    public static bool IsAllowed(CohortProblem problem, int mask, IReadOnlyCollection<CohortLimit> dropped)
    {
        bool Holds(CohortLimitKind kind, int index) => !dropped.Contains(new(kind, index));
        var count = System.Numerics.BitOperations.PopCount((uint)mask);
        if (Holds(CohortLimitKind.LeastPlaces, 0) && count < problem.AtLeast) return false;
        if (Holds(CohortLimitKind.MostPlaces, 0) && count > problem.AtMost) return false;
        double cost = 0;
        for (var one = 0; one < problem.Count; one++)
            if (Has(mask, one)) cost += problem.Cost[one];
        if (Holds(CohortLimitKind.Budget, 0) && cost > problem.Budget + 1e-9) return false;
        for (var at = 0; at < problem.Groups.Count; at++)
        {
            var members = problem.Groups[at].Members.Count(one => Has(mask, one));
            if (Holds(CohortLimitKind.GroupAtLeast, at) && members < problem.Groups[at].AtLeast) return false;
            if (Holds(CohortLimitKind.GroupAtMost, at) && members > problem.Groups[at].AtMost) return false;
        }

        for (var at = 0; at < problem.Conflicts.Count; at++)
            if (Holds(CohortLimitKind.Conflict, at) && Has(mask, problem.Conflicts[at].First) && Has(mask, problem.Conflicts[at].Second)) return false;
        return problem.Locked.All(one => Has(mask, one) || !Holds(CohortLimitKind.Locked, one)) && !problem.Forbidden.Any(one => Has(mask, one));
    }

    private static bool Has(int mask, int one) => (mask >> one & 1) == 1;
}
