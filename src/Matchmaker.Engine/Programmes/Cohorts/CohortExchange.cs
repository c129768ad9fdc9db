namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>Makes a cohort of a point of the relaxation, and a better one of a cohort: takes in, gives up, and gives one for another as long as it gains.</summary>
internal sealed class CohortExchange(CohortProblem problem, CohortIncidence incidence, Func<int, bool> isPossible)
{
    private const double Least = 1e-9;

    /// <summary>Elementary operations so far.</summary>
    public long Effort { get; private set; }

    /// <summary>Takes the candidates by how much of them the point has, while no upper limit forbids it, and then whoever adds most; null where lower limits are left open. What cannot come near the best is not worked on.</summary>
    public int[]? Round(double[] point, double best)
    {
        var selection = new CohortSelection(problem, incidence);
        foreach (var one in problem.Locked.Order()) selection.Add(one);
        foreach (var one in Enumerable.Range(0, point.Length).Where(one => point[one] > 1e-6).OrderByDescending(one => point[one]).ThenBy(one => one))
            if (selection.CanAdd(one)) selection.Add(one);
        Fill(selection);
        if (selection.Broken().Count > 0 || selection.Value < best - (0.02 * Math.Abs(best))) return null;
        Improve(selection);
        return selection.Chosen;
    }

    /// <summary>Changes a cohort for the better until no single change helps.</summary>
    public void Improve(CohortSelection selection)
    {
        int[] pool = [.. Enumerable.Range(0, problem.Count).Where(isPossible)];
        for (var isBetter = true; isBetter;)
        {
            isBetter = Fill(selection);
            foreach (var given in selection.Chosen)
            {
                if (incidence.IsLocked(given)) continue;
                var loss = selection.LossOf(given);
                if (loss < -Least && selection.CanRemove(given))
                {
                    selection.Remove(given);
                    isBetter = true;
                    continue;
                }

                selection.Remove(given);
                int[] needed = [.. incidence.GroupsOf(given).Where(group => selection.CountOf(group) < problem.Groups[group].AtLeast)];
                var (taken, most) = (given, loss + Least);
                foreach (var one in pool)
                {
                    if (selection.Has(one) || one == given || problem.Fit[one] + _promise[one] <= most || !Has(one, needed) || !selection.CanAdd(one)) continue;
                    var gain = selection.GainOf(one);
                    if (gain > most) (taken, most) = (one, gain);
                }

                Effort += pool.Length * 16;
                selection.Add(taken);
                isBetter |= taken != given;
            }
        }
    }

    // More than a candidate's topics can add to anything.
    private readonly double[] _promise = [.. Enumerable.Range(0, problem.Count).Select(one => incidence.TopicsOf(one).Sum(topic => problem.Topics[topic.Topic].WorthOf(topic.Weight)))];

    private bool Fill(CohortSelection selection)
    {
        var isAny = false;
        while (selection.Count < problem.AtMost)
        {
            var (best, most) = (-1, selection.Count < problem.AtLeast ? double.NegativeInfinity : Least);
            for (var one = 0; one < problem.Count; one++)
            {
                if (problem.Fit[one] + _promise[one] <= most || !isPossible(one) || !selection.CanAdd(one)) continue;
                var gain = selection.GainOf(one);
                if (gain > most) (best, most) = (one, gain);
            }

            Effort += problem.Count * 16;
            if (best < 0) return isAny;
            selection.Add(best);
            isAny = true;
        }

        return isAny;
    }

    private bool Has(int one, int[] groups)
    {
        foreach (var group in groups)
            if (!incidence.IsIn(one, group)) return false;
        return true;
    }
}
