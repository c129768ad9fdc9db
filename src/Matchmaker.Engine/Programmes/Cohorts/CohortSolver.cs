namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>Solves a <see cref="CohortProblem"/>: cohorts of high worth, each with a bound that proves how much better any other could be.</summary>
public static class CohortSolver
{
    /// <summary>
    /// Solves by branch and bound over the linear relaxation, with exchanges that improve what it finds. Exact where the effort allows it, and in any case with a proven bound. Deterministic, on one thread; memory for
    /// (topics + groups + rows of conflicts)² numbers and a multiple of the problem.
    /// </summary>
    /// <exception cref="ArgumentException">The problem is not valid; see <see cref="CohortProblem.Require()"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; checked at every pivot.</exception>
    public static CohortSolution Solve(CohortProblem problem, CohortOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var incidence = new CohortIncidence(problem);
        var model = new CohortModel(problem, incidence);
        double? ValueOf(int[] chosen)
        {
            var selection = new CohortSelection(problem, incidence);
            foreach (var one in chosen) selection.Add(one);
            return selection.Broken().Count == 0 ? selection.Value : null;
        }

        CohortSearch? search = null;
        var exchange = new CohortExchange(problem, incidence, one => !incidence.IsForbidden(one) && (search is null || search.IsPossible(one)));
        search = new(model, problem.Count, ValueOf, exchange.Round, options, otherEffort: () => exchange.Effort);
        search.Run(untilFound: false, cancellationToken);
        return Make(problem, model, search);
    }

    private static CohortSolution Make(CohortProblem problem, CohortModel model, CohortSearch search)
    {
        var worths = new double[problem.Count];
        var (least, most) = (new double[problem.Groups.Count], new double[problem.Groups.Count]);
        double budget = 0, place = 0;
        if (search.Prices.Length > 0)
        {
            for (var one = 0; one < worths.Length; one++) worths[one] = search.Worths[one];
            for (var group = 0; group < least.Length; group++)
            {
                least[group] = Math.Max(0, -search.Prices[model.RowOf(group)]);
                most[group] = Math.Max(0, search.Prices[model.RowOf(group)]);
            }

            (budget, place) = (Math.Max(0, search.Prices[model.BudgetRow]) / model.CostUnit, search.Prices[model.PlacesRow]);
        }

        if (search.Best is null) return new(search.IsDone && double.IsNegativeInfinity(search.UpperBound) ? CohortState.Infeasible : CohortState.Unknown, [], 0, search.UpperBound, search.RelaxedBound, worths, least, most, budget, place, search.Branches);
        var solution = new CohortSolution(CohortState.WithinGap, search.Best, search.Value, search.UpperBound, search.RelaxedBound, worths, least, most, budget, place, search.Branches);
        return solution.Gap <= 1e-6 ? solution with { State = CohortState.Best } : solution;
    }
}
