namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// Why there is no cohort. Cores are sets of limits that cannot be kept together, none of them to spare; corrections are the smallest sets of limits that hit every core. Found by turns (Reiter 1987; Moreno-Centeno,
/// Karp 2013): a smallest set that hits the cores known so far is dropped; if there is a cohort then, it is a correction, and if not, why not is another core.
/// </summary>
/// <param name="Corrections">Those of fewest limits first; empty where there is a cohort.</param>
/// <param name="Cores">What was found on the way. Not all there are.</param>
/// <param name="IsComplete">Whether every correction of up to the number of limits asked for is there; else there may be more, because as many as asked for were found, or the effort was used up.</param>
public sealed record CohortDiagnosis(IReadOnlyList<CohortCorrection> Corrections, IReadOnlyList<IReadOnlyList<CohortLimit>> Cores, bool IsComplete)
{
    /// <summary>
    /// Finds the smallest sets of limits that would have to give. Each question whether there is a cohort is answered exactly, by branch and bound. Deterministic, on one thread.
    /// </summary>
    /// <param name="problem">A problem, usually one that has no cohort.</param>
    /// <param name="most">At most so many corrections.</param>
    /// <param name="larger">Also those of so many limits more than the smallest have.</param>
    /// <param name="effort">As in <see cref="CohortOptions"/>, for everything together.</param>
    /// <param name="cancellationToken">Checked at every pivot.</param>
    /// <exception cref="ArgumentException">The problem is not valid; see <see cref="CohortProblem.Require()"/>.</exception>
    public static CohortDiagnosis Of(CohortProblem problem, int most = 12, int larger = 1, long effort = 6_000_000_000, CancellationToken cancellationToken = default)
    {
        var incidence = new CohortIncidence(problem);
        var check = new CohortCheck(problem, incidence, effort, cancellationToken);
        var (cores, corrections, found) = (new List<IReadOnlyList<CohortLimit>>(), new List<CohortCorrection>(), new List<IReadOnlyList<CohortLimit>>());
        var largest = int.MaxValue;
        while (corrections.Count < most)
        {
            if (HittingSets.Smallest(cores, found, largest) is not { } dropped) return new(corrections, cores, !check.IsSpent);
            if (check.Find(dropped, out var core) is { } cohort)
            {
                // Nothing has to give: there is a cohort as it is.
                if (dropped.Count == 0) break;
                found.Add(dropped);
                corrections.Add(check.Nearest(dropped, cohort));
                if (largest == int.MaxValue) largest = dropped.Count + larger;
            }
            else if (core is null) return new(corrections, cores, false);
            else cores.Add(check.Shrink(core));
        }

        return new(corrections, cores, corrections.Count == 0);
    }
}
