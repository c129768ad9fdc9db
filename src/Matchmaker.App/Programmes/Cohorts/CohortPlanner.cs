using Matchmaker.App.Search;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>From terms and candidates to a cohort with its account: states the problem, has it solved, and tells what came out. The command, the page and the API all go this way.</summary>
public static class CohortPlanner
{
    /// <summary>Prices of quotas are found by solving without each; so many at the most, the dearest by the relaxation.</summary>
    private const int MostPriced = 12;

    private const long PriceEffort = 200_000_000;

    /// <summary>Solves and tells. Deterministic; on one thread.</summary>
    /// <param name="terms">What is asked for.</param>
    /// <param name="candidates">Among whom.</param>
    /// <param name="options">How long to look; null for the usual.</param>
    /// <param name="source">The file of the terms, for messages.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="CohortFaultException">The terms contradict themselves, or name who is not there.</exception>
    public static CohortPlan Plan(CohortTerms terms, IReadOnlyList<CohortCandidate> candidates, CohortOptions? options = null, string? source = null, CancellationToken cancellationToken = default)
    {
        var statement = CohortStatement.Of(terms, candidates, source);
        var solution = CohortSolver.Solve(statement.Problem, options, cancellationToken);
        var teller = new CohortTeller(statement);
        var plan = new CohortPlan { State = solution.State, Places = terms.Places, Budget = terms.Budget };
        if (solution.State == CohortState.Infeasible)
        {
            var diagnosis = CohortDiagnosis.Of(statement.Problem, cancellationToken: cancellationToken);
            var relaxations = diagnosis.Corrections.Select(teller.Tell).ToList();
            return plan with { Relaxations = relaxations, Summary = CohortTeller.TellNone(relaxations), Quotas = Quotas(statement, null, null, []), Fills = Fills(statement, null) };
        }

        if (!solution.IsFound) return plan with { Summary = "No line-up was found in the time there is, and none was ruled out. Fewer quotas, a larger budget or fewer conflicts make it easier.", Quotas = Quotas(statement, null, null, []), Fills = Fills(statement, null) };
        var selection = new CohortSelection(statement.Problem);
        foreach (var one in solution.Chosen) selection.Add(one);
        plan = plan with
        {
            Value = solution.Value,
            UpperBound = solution.UpperBound,
            GapPercent = solution.Gap * 100,
            Cost = selection.Cost,
            BudgetPrice = solution.BudgetPrice,
            Chosen = [.. solution.Chosen.OrderByDescending(selection.LossOf).ThenBy(one => one).Select(one => teller.TellChosen(one, selection))],
            NotChosen = new CohortSwaps(statement, selection, solution, teller).All(),
            Quotas = Quotas(statement, selection, solution, Prices(statement, selection, solution, cancellationToken)),
            Topics = Topics(statement, selection),
            Fills = Fills(statement, selection),
        };
        return plan with { Summary = CohortTeller.TellFound(plan) };
    }

    // What the best line-up found without each quota is worth more. Only a quota that is filled to a limit can cost anything at all.
    private static Dictionary<int, double> Prices(CohortStatement statement, CohortSelection selection, CohortSolution solution, CancellationToken cancellationToken)
    {
        var prices = new Dictionary<int, double>();
        var tight = Enumerable.Range(0, statement.Problem.Groups.Count).Where(at => IsTight(statement.Problem.Groups[at], selection.CountOf(at)))
            .OrderByDescending(at => Math.Max(solution.AtLeastPrices[at], solution.AtMostPrices[at])).ThenBy(at => at);
        foreach (var at in tight.Take(MostPriced))
        {
            var without = CohortSolver.Solve(statement.Without(at), new(0.001, PriceEffort), cancellationToken);
            if (without.IsFound) prices[at] = Math.Max(0, without.Value - solution.Value);
        }

        return prices;
    }

    private static bool IsTight(CohortGroup group, int count) => (group.AtLeast > 0 && count <= group.AtLeast) || count >= group.AtMost;

    private static IReadOnlyList<CohortQuotaLine> Quotas(CohortStatement statement, CohortSelection? selection, CohortSolution? solution, Dictionary<int, double> costs) =>
    [
        .. statement.Terms.Quotas.Select((quota, at) =>
        {
            var (group, count) = (statement.Problem.Groups[at], selection?.CountOf(at) ?? 0);
            var line = new CohortQuotaLine(
                CohortQuotas.Describe(quota), CohortQuotas.Whom(quota), quota.Dimension, quota.Values, quota.And is not { Count: > 0 }, quota.AtLeast, quota.AtMost, count, group.Members.Count, selection is not null && IsTight(group, count),
                solution is null ? 0 : Math.Max(solution.AtLeastPrices[at], solution.AtMostPrices[at]), costs.TryGetValue(at, out var cost) ? cost : null, "");
            return line with { Note = CohortTeller.TellQuota(line, selection is not null) };
        }),
    ];

    private static IReadOnlyList<CohortTopicLine> Topics(CohortStatement statement, CohortSelection selection) =>
    [
        .. statement.Problem.Topics.Select((topic, at) => new CohortTopicLine(
            statement.Topics[at].Code, statement.Topics[at].Name, statement.Topics[at].Dimension is { } dimension ? AspectCodes.Spell(dimension) : "topic",
            topic.Members.Count(member => member.Weight > 0 && selection.Has(member.Candidate)), topic.Members.Count, topic.WorthOf(selection.SumOf(at))))
            .OrderBy(line => line.Kind == "topic" ? 0 : 1).ThenBy(line => line.Kind, StringComparer.Ordinal).ThenByDescending(line => line.Worth).ThenBy(line => line.Name, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<CohortFill> Fills(CohortStatement statement, CohortSelection? selection) =>
    [
        .. statement.Candidates.Select((candidate, at) => (Country: candidate.Country ?? "", Helix: candidate.Helix ?? "", IsIn: selection?.Has(at) ?? false))
            .GroupBy(one => (one.Country, one.Helix)).OrderBy(group => group.Key).Select(group => new CohortFill(group.Key.Country, group.Key.Helix, group.Count(one => one.IsIn), group.Count())),
    ];
}
