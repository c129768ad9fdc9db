using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>For everybody who was not chosen: whose place it could take, at what loss, and what stands against it.</summary>
internal sealed class CohortSwaps(CohortStatement statement, CohortSelection selection, CohortSolution solution, CohortTeller teller)
{
    public IReadOnlyList<CohortPassed> All()
    {
        var count = statement.Candidates.Count;
        var (instead, most) = (new int[count], new double[count]);
        Array.Fill(instead, -1);
        Array.Fill(most, double.NegativeInfinity);
        foreach (var given in solution.Chosen)
        {
            var can = new bool[count];
            for (var one = 0; one < count; one++) can[one] = !selection.Has(one) && selection.CanSwap(given, one);
            var loss = selection.LossOf(given);
            selection.Remove(given);
            for (var one = 0; one < count; one++)
                if (can[one] && selection.GainOf(one) - loss is var difference && difference > most[one]) (instead[one], most[one]) = (given, difference);
            selection.Add(given);
        }

        var forbidden = statement.Problem.Forbidden.ToHashSet();
        return
        [
            .. Enumerable.Range(0, count).Where(one => !selection.Has(one)).OrderBy(forbidden.Contains).ThenByDescending(one => most[one]).ThenByDescending(one => statement.Candidates[one].Fit).ThenBy(one => one)
                .Select(one => Tell(one, forbidden.Contains(one), instead[one], most[one])),
        ];
    }

    private CohortPassed Tell(int one, bool isForbidden, int instead, double difference)
    {
        var candidate = statement.Candidates[one];
        var other = instead < 0 || isForbidden ? null : statement.Candidates[instead];
        var least = Math.Max(0, solution.Value - solution.RelaxedBound - Math.Min(0, solution.Worths[one]));
        return new(
            candidate.Id, candidate.Name, candidate.Country, candidate.Helix, candidate.Fit, selection.GainOf(one), candidate.Cost, isForbidden, isForbidden ? 0 : least, other?.Id, other?.Name, other is null ? 0 : difference,
            teller.TellPassed(one, isForbidden, other, difference, selection));
    }
}
