namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Sums up: from chosen slots to lists and the exposure table.</summary>
internal static class ExposureAccount
{
    public static BalancedBatch Of(BalanceProblem problem, PriceSearch search, SlotChoice choice)
    {
        var lists = new BalancedPartner[problem.Batch.QueryCount][];
        var before = new ExposureTally(problem);
        var after = new ExposureTally(problem);
        long changed = 0;
        for (var query = 0; query < lists.Length; query++)
        {
            var first = problem.Batch.Starts[query];
            var slots = problem.SlotsOf(query);

            // Balance decides who has a slot, utility in which order: floors are told in slots, and whoever fits best stands first.
            var chosen = Enumerable.Range(first, problem.Batch.Count(query)).Where(entry => choice.IsChosen[entry]).ToArray();
            lists[query] = Array.ConvertAll(chosen, entry => new BalancedPartner(
                problem.Batch.Actors[entry], problem.Batch.Utilities[entry], search.PriceOfKind[problem.KindOfEntry[entry]]));
            for (var rank = 0; rank < slots; rank++)
            {
                before.Add(first + rank, rank);
                after.Add(chosen[rank], rank);
                if (chosen[rank] >= first + slots) changed++;
            }
        }

        // A floor that could not be met is counted as far as it was: the bound is one on lists that do as much.
        var bound = search.Value - search.Prices.Select((price, group) => price * Math.Min(problem.Floors[group], choice.Exposures[group])).Sum();
        var groups = Rows(problem, search.Prices, before, after);
        return new(problem.Batch.Queries, lists, groups, ExposurePrices.From(groups), problem.Slots, changed, before.Utility, after.Utility, Math.Max(bound, after.Utility));
    }

    private static List<GroupExposure> Rows(BalanceProblem problem, double[] prices, ExposureTally before, ExposureTally after)
    {
        var rows = new List<GroupExposure>();
        for (var at = 0; at < problem.Attributes.Count; at++)
        {
            for (var label = 0; label < problem.Attributes[at].Labels.Count; label++)
            {
                var group = problem.FirstGroup[at] + label;
                if (problem.Actors[group] == 0 && problem.Wanted[group] == 0 && problem.Index.Reachable(group) == 0) continue;
                rows.Add(new(
                    problem.Attributes[at].Name, problem.Attributes[at].Labels[label], problem.Actors[group], problem.Shares[group],
                    problem.Wanted[group], before.Slots[group], after.Slots[group], problem.Index.Reachable(group),
                    before.Share(group), after.Share(group), before.DiscountedShare(group), after.DiscountedShare(group), prices[group]));
            }
        }

        return rows;
    }
}
