namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>One limit of a problem.</summary>
/// <param name="Kind">What it limits.</param>
/// <param name="Index">The group, the locked candidate, or the place of the pair among the conflicts; 0 for budget and places.</param>
public readonly record struct CohortLimit(CohortLimitKind Kind, int Index)
{
    /// <summary>All limits of a problem that any cohort could break. O(groups + conflicts + locked).</summary>
    public static IReadOnlyList<CohortLimit> Of(CohortProblem problem)
    {
        var limits = new List<CohortLimit>();
        for (var group = 0; group < problem.Groups.Count; group++)
        {
            if (problem.Groups[group].AtLeast > 0) limits.Add(new(CohortLimitKind.GroupAtLeast, group));
            if (problem.Groups[group].AtMost < problem.Groups[group].Members.Count) limits.Add(new(CohortLimitKind.GroupAtMost, group));
        }

        if (double.IsFinite(problem.Budget)) limits.Add(new(CohortLimitKind.Budget, 0));
        if (problem.AtLeast > 0) limits.Add(new(CohortLimitKind.LeastPlaces, 0));
        if (problem.AtMost < problem.Count) limits.Add(new(CohortLimitKind.MostPlaces, 0));
        limits.AddRange(problem.Locked.Order().Select(one => new CohortLimit(CohortLimitKind.Locked, one)));
        limits.AddRange(Enumerable.Range(0, problem.Conflicts.Count).Select(at => new CohortLimit(CohortLimitKind.Conflict, at)));
        return limits;
    }
}
