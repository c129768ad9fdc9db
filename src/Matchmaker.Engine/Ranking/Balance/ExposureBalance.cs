namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>
/// Balances exposure between groups over all lists of a batch at the least loss of utility: of all lists in which every group of every attribute has at least a given part of its
/// share of the slots, those with the greatest sum of utilities, or nearly so with a proven gap.
/// </summary>
/// <remarks>
/// Exposure by groups follows Singh and Joachims 2018 (fairness of exposure in rankings), with slots of equal weight as what is guaranteed; the discounted figure is reported beside it.
/// The steps: prices by <see cref="PriceSearch"/>; lists are the best k of utility + prices; <see cref="FloorRepair"/> makes the floors hold; <see cref="UtilityRecovery"/> takes
/// back what was overdone. Deterministic, whatever the number of threads. Memory: about 14 bytes a candidate entry beside the batch.
/// </remarks>
public static class ExposureBalance
{
    /// <summary>Balances a batch. A few sweeps of O(groups that need a price · queries with their candidates · candidates a query).</summary>
    /// <param name="batch">Candidates of each query; more than a list has slots, or there is nothing to choose.</param>
    /// <param name="attributes">By what actors are grouped; at least one.</param>
    /// <param name="isEligible">For each actor, whether it counts for its group's share: those that could be suggested to somebody.</param>
    /// <param name="options">Floor and list length.</param>
    /// <param name="cancellation">Stops between chunks of queries.</param>
    /// <exception cref="ArgumentException">Options, labels or the batch do not fit together.</exception>
    public static BalancedBatch Solve(
        RankedBatch batch, IReadOnlyList<BalanceAttribute> attributes, bool[] isEligible, ExposureBalanceOptions options, CancellationToken cancellation = default)
    {
        options.Validate();
        if (attributes.Count == 0) throw new ArgumentException("Name at least one attribute to balance by.", nameof(attributes));
        foreach (var attribute in attributes) attribute.Validate(isEligible.Length);
        if (batch.Actors.Length > 0 && batch.Actors.Max() >= isEligible.Length)
            throw new ArgumentException($"The batch names actor {batch.Actors.Max()}, but there are only {isEligible.Length} actors.", nameof(batch));

        var problem = new BalanceProblem(batch, attributes, isEligible, options);
        var search = new PriceSearch(problem, options.Threads, cancellation);
        search.Run(options.MaximumSweeps);
        var choice = new SlotChoice(problem, search.IsChosen, search.Exposures);
        new FloorRepair(problem, choice, cancellation).Run();
        new UtilityRecovery(problem, choice, cancellation).Run();
        return ExposureAccount.Of(problem, search, choice);
    }
}
