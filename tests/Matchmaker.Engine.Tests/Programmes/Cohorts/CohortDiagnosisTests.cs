using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Engine.Tests.Programmes.Cohorts;

public sealed class CohortDiagnosisTests
{
    [Fact]
    public void Of_RandomInfeasibleProblems_FindsExactlyTheSmallestSets()
    {
        var (random, asked) = (new Random(20261123), 0);
        for (var round = 0; round < 1500; round++)
        {
            var problem = DrawnCohort.Draw(random, random.Next(1, 10), mayContradict: true);
            var limits = CohortLimit.Of(problem);
            var minimal = MinimalSets(problem, limits);
            var diagnosis = CohortDiagnosis.Of(problem, most: 1000);
            if (minimal.Contains(0))
            {
                Assert.Empty(diagnosis.Corrections);
                continue;
            }

            asked++;
            var least = minimal.Min(set => long.PopCount(set));
            var expected = minimal.Where(set => long.PopCount(set) <= least + 1).Order().ToList();
            Assert.True(diagnosis.IsComplete, $"round {round}");
            Assert.Equal(expected, diagnosis.Corrections.Select(one => one.Limits.Sum(limit => 1L << IndexOf(limits, limit))).Order());
            Assert.Equal(diagnosis.Corrections.Select(one => one.Limits.Count).Order(), diagnosis.Corrections.Select(one => one.Limits.Count));
            foreach (var correction in diagnosis.Corrections) RequireNearest(problem, correction, round);
        }

        Assert.True(asked > 400, $"{asked}");
    }

    [Fact]
    public void Of_TooFewOfAKind_SaysHowManyThereAre()
    {
        var problem = new CohortProblem([1, 1, 1, 1], 2, 3) { Groups = [new([0, 1, 2], 1), new([1, 2], 3)] };
        var correction = Assert.Single(CohortDiagnosis.Of(problem).Corrections);
        Assert.Equal([new(CohortLimitKind.GroupAtLeast, 1)], correction.Limits);
        Assert.Equal([2.0], correction.Reached);
    }

    [Fact]
    public void Of_BudgetTooSmallForTheQuotas_SaysHowMuchIsNeeded()
    {
        var problem = new CohortProblem([1, 1, 1, 1], 0, 4) { Cost = [5, 7, 9, 1], Budget = 11, Groups = [new([0, 1, 2], 2)] };
        var corrections = CohortDiagnosis.Of(problem).Corrections;
        Assert.Equal([CohortLimitKind.GroupAtLeast, CohortLimitKind.Budget], corrections.Select(one => Assert.Single(one.Limits).Kind));
        Assert.Equal([1.0, 12.0], corrections.Select(one => one.Reached[0]));
    }

    [Fact]
    public void Of_AProblemThatHasACohort_FindsNothing()
    {
        var diagnosis = CohortDiagnosis.Of(new([1, 1], 1, 1));
        Assert.Empty(diagnosis.Corrections);
        Assert.Empty(diagnosis.Cores);
    }

    // The limits that a cohort breaks are what would have to give for it; the smallest of these sets are the corrections.
    private static HashSet<long> MinimalSets(CohortProblem problem, IReadOnlyList<CohortLimit> limits)
    {
        var broken = new HashSet<long>();
        for (var mask = 0; mask < 1 << problem.Count; mask++)
        {
            if (problem.Forbidden.Any(one => (mask >> one & 1) == 1)) continue;
            broken.Add(Enumerable.Range(0, limits.Count).Where(at => !DrawnCohort.IsAllowed(problem, mask, [.. limits.Where((_, other) => other != at)])).Sum(at => 1L << at));
        }

        return [.. broken.Where(set => !broken.Any(other => other != set && (other & set) == other))];
    }

    // No other cohort that breaks only these is off by less, all together.
    private static void RequireNearest(CohortProblem problem, CohortCorrection correction, int round)
    {
        double Off(CohortLimit limit, double reached) => Math.Max(0, limit.Kind switch
        {
            CohortLimitKind.GroupAtLeast => problem.Groups[limit.Index].AtLeast - reached,
            CohortLimitKind.GroupAtMost => reached - problem.Groups[limit.Index].AtMost,
            CohortLimitKind.Budget => (reached - problem.Budget) / Math.Max(1e-12, problem.Cost.Max()),
            CohortLimitKind.LeastPlaces => problem.AtLeast - reached,
            CohortLimitKind.MostPlaces => reached - problem.AtMost,
            _ => 0,
        });
        double Reached(CohortLimit limit, int mask) => limit.Kind switch
        {
            CohortLimitKind.GroupAtLeast or CohortLimitKind.GroupAtMost => problem.Groups[limit.Index].Members.Count(one => (mask >> one & 1) == 1),
            CohortLimitKind.Budget => Enumerable.Range(0, problem.Count).Where(one => (mask >> one & 1) == 1).Sum(one => problem.Cost[one]),
            _ => int.PopCount(mask),
        };
        var nearest = Enumerable.Range(0, 1 << problem.Count).Where(mask => DrawnCohort.IsAllowed(problem, mask, [.. correction.Limits])).Min(mask => correction.Limits.Sum(limit => Off(limit, Reached(limit, mask))));
        Assert.True(correction.Limits.Zip(correction.Reached).Sum(one => Off(one.First, one.Second)) <= nearest + 2e-3, $"round {round}");
        Assert.True(DrawnCohort.IsAllowed(problem, correction.Cohort.Sum(one => 1 << one), [.. correction.Limits]));
    }

    private static int IndexOf(IReadOnlyList<CohortLimit> limits, CohortLimit limit) => Enumerable.Range(0, limits.Count).First(at => limits[at] == limit);
}
