using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>From a brief to consortia in words: states the problem, solves it, tells the solution. The command, the page and the API use it alike.</summary>
public static class ConsortiumFinder
{
    /// <summary>How many partial consortia the search looks at for each; some seconds at the most.</summary>
    private const int Nodes = 30_000;

    /// <summary>Finds.</summary>
    /// <param name="context">The registry.</param>
    /// <param name="suggestions">The model that serves.</param>
    /// <param name="brief">What is sought.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="GivenException">The brief will not do; says field by field why.</exception>
    /// <exception cref="ProgrammeException">What it settles contradicts itself.</exception>
    public static async Task<ConsortiumPlan> FindAsync(RegistryContext context, PartnerSuggestions suggestions, ConsortiumBrief brief, CancellationToken cancellationToken = default)
    {
        var stated = await new ConsortiumStatement(context, suggestions, brief).StateAsync(cancellationToken);
        var solution = await Task.Run(() => ConsortiumSolver.Solve(stated.Problem, Options(brief.Count), cancellationToken), cancellationToken);
        IReadOnlyList<string> inTheWay = solution.Consortia.Count > 0 ? [] : await Task.Run(() => InTheWay(stated, cancellationToken), cancellationToken);
        return await new ConsortiumAccount(context, stated).TellAsync(solution, inTheWay, cancellationToken);

        ConsortiumOptions Options(int count) => new() { Count = count, LeastDifference = brief.Difference, MostNodes = Nodes };
    }

    // What alone stands in the way: without it there would be a consortium.
    private static List<string> InTheWay(ConsortiumCase stated, CancellationToken cancellationToken)
    {
        var problem = stated.Problem;
        List<string> found = [];
        for (var at = 0; at < problem.Quotas.Count; at++)
        {
            var (quota, can) = (problem.Quotas[at], Reachable(problem, problem.Quotas[at]));
            if (Solves(problem, [.. problem.Quotas.Where((_, other) => other != at)], problem.Varieties, cancellationToken))
                found.Add($"Give up '{stated.QuotaNames[at]}'{(can < quota.AtLeast ? $": only {can} of the candidates for the roles count" : "")}.");
        }

        for (var at = 0; at < problem.Varieties.Count; at++)
            if (Solves(problem, problem.Quotas, [.. problem.Varieties.Where((_, other) => other != at)], cancellationToken)) found.Add($"Give up '{stated.VarietyNames[at]}'.");
        if (found.Count == 0 && problem.Quotas.Count + problem.Varieties.Count > 1 && Solves(problem, [], [], cancellationToken))
            found.Add("No quota alone stands in the way: give up two or more of them, or look at more candidates for each role (pool).");
        return found;
    }

    private static int Reachable(ConsortiumProblem problem, MemberQuota quota) =>
        Enumerable.Range(0, problem.CandidateCount).Count(candidate => quota.IsOfKind[candidate] && Enumerable.Range(0, problem.RoleCount).Any(role => problem.IsPossible(role, candidate)));

    private static bool Solves(ConsortiumProblem problem, IReadOnlyList<MemberQuota> quotas, IReadOnlyList<VarietyQuota> varieties, CancellationToken cancellationToken) =>
        ConsortiumSolver.Solve(problem.With(quotas, varieties), new() { Count = 1, MostNodes = 2_000 }, cancellationToken).Consortia.Count > 0;
}
