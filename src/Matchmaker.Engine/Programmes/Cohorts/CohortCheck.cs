namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>Answers whether there is a cohort without some of the limits, and which limits prove that there is none.</summary>
internal sealed class CohortCheck(CohortProblem problem, CohortIncidence incidence, long effort, CancellationToken cancellationToken)
{
    private readonly IReadOnlyList<CohortLimit> _all = CohortLimit.Of(problem);
    private long _spent;

    /// <summary>Whether a question was left open because the effort was used up.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>A cohort that keeps all limits but for those dropped; null where there is none, with limits that prove it, or none of these where it was not found out.</summary>
    public int[]? Find(IEnumerable<CohortLimit> dropped, out IReadOnlyCollection<CohortLimit>? core)
    {
        HashSet<CohortLimit> gone = [.. dropped];
        var search = new CohortSearch(
            new(problem, incidence, gone, isValued: false), problem.Count, chosen => BrokenBy(chosen).All(gone.Contains) ? 0 : null, null, new(0, effort - _spent));
        search.Run(untilFound: true, cancellationToken);
        _spent += search.Effort;
        var isProven = search.IsDone && double.IsNegativeInfinity(search.UpperBound);
        core = search.Best is null && isProven ? search.Core : null;
        IsSpent |= search.Best is null && !isProven;
        return search.Best;
    }

    /// <summary>Of limits that cannot be kept together some that cannot either, with none to spare.</summary>
    public IReadOnlyList<CohortLimit> Shrink(IReadOnlyCollection<CohortLimit> core)
    {
        var left = core.OrderByDescending(one => one.Kind).ThenBy(one => one.Index).ToList();
        for (var at = 0; at < left.Count;)
        {
            var without = left.Where((_, other) => other != at).ToHashSet();
            if (Find(_all.Where(limit => !without.Contains(limit)), out var smaller) is null && smaller is not null)
            {
                // What comes before was needed already, and is needed in every smaller set of these.
                left = [.. left.Where((one, other) => other != at && (other < at || smaller.Contains(one)))];
            }
            else at++;
        }

        return [.. left.OrderBy(one => one.Kind).ThenBy(one => one.Index)];
    }

    /// <summary>How near the limits can be kept that are to give, all others being kept.</summary>
    public CohortCorrection Nearest(IReadOnlyList<CohortLimit> dropped, int[] cohort)
    {
        // Candidates count one each; the budget about as much as one when it is off by what the dearest costs.
        var elastic = dropped.Where(limit => limit.Kind is not (CohortLimitKind.Locked or CohortLimitKind.Conflict)).ToDictionary(limit => limit, _ => 1.0);
        HashSet<CohortLimit> gone = [.. dropped];
        if (elastic.Count > 0)
        {
            var model = new CohortModel(problem, incidence, gone.Except(elastic.Keys), elastic, isValued: false);
            var search = new CohortSearch(
                model, problem.Count, chosen => BrokenBy(chosen).All(gone.Contains) ? -elastic.Keys.Sum(limit => Shortfall(limit, chosen) / (limit.Kind == CohortLimitKind.Budget ? model.CostUnit : 1)) : null,
                null, new(0.001, Math.Max(effort - _spent, effort / 20)), step: elastic.Keys.Any(limit => limit.Kind == CohortLimitKind.Budget) ? 1e-4 : 1);
            search.Run(untilFound: false, cancellationToken);
            _spent += search.Effort;
            IsSpent |= !search.IsDone;
            cohort = search.Best ?? cohort;
        }

        return new(dropped, [.. dropped.Select(limit => Reached(limit, cohort))], cohort);
    }

    private double Reached(CohortLimit limit, int[] cohort) => limit.Kind switch
    {
        CohortLimitKind.GroupAtLeast or CohortLimitKind.GroupAtMost => cohort.Count(one => incidence.IsIn(one, limit.Index)),
        CohortLimitKind.LeastPlaces or CohortLimitKind.MostPlaces => cohort.Length,
        CohortLimitKind.Budget => cohort.Sum(one => problem.Cost[one]),
        _ => 0,
    };

    private double Shortfall(CohortLimit limit, int[] cohort)
    {
        var reached = Reached(limit, cohort);
        return Math.Max(0, limit.Kind switch
        {
            CohortLimitKind.GroupAtLeast => problem.Groups[limit.Index].AtLeast - reached,
            CohortLimitKind.GroupAtMost => reached - problem.Groups[limit.Index].AtMost,
            CohortLimitKind.LeastPlaces => problem.AtLeast - reached,
            CohortLimitKind.MostPlaces => reached - problem.AtMost,
            _ => reached - problem.Budget,
        });
    }

    private IReadOnlyList<CohortLimit> BrokenBy(int[] chosen)
    {
        var selection = new CohortSelection(problem, incidence);
        foreach (var one in chosen) selection.Add(one);
        return selection.Broken();
    }
}
