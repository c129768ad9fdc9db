namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>A cohort with the proof of how good it is.</summary>
/// <param name="State">How far the search came; where it is infeasible or unknown the rest says nothing.</param>
/// <param name="Chosen">Indices of the chosen, rising.</param>
/// <param name="Value">Their fits and what the topics they cover are worth.</param>
/// <param name="UpperBound">No cohort within the limits is worth more. From linear programming duality over the branches of the search; each is computed anew from prices and the problem as given.</param>
/// <param name="RelaxedBound">The same before any branch: the value of the linear relaxation.</param>
/// <param name="Worths">
/// What each candidate is worth against the prices of limits and topics. Where it is below 0, no cohort with the candidate is worth more than <see cref="RelaxedBound"/> plus this; where it is above 0, none without
/// the candidate is worth more than <see cref="RelaxedBound"/> less this; and that for all candidates of a cohort added up.
/// </param>
/// <param name="AtLeastPrices">For each group what its lower limit costs for each one asked for, in the relaxation; 0 where it does not bind.</param>
/// <param name="AtMostPrices">For each group what one more would add at most, in the relaxation.</param>
/// <param name="BudgetPrice">What one more unit of budget would add at most, in the relaxation.</param>
/// <param name="PlacePrice">What one more place would add at most, in the relaxation; below 0 where places have to be filled that nobody gains by.</param>
/// <param name="Branches">Linear programs solved.</param>
public sealed record CohortSolution(
    CohortState State, int[] Chosen, double Value, double UpperBound, double RelaxedBound, double[] Worths, double[] AtLeastPrices, double[] AtMostPrices, double BudgetPrice, double PlacePrice, int Branches)
{
    /// <summary>Part of the bound by which a better cohort could be better; 0 where none can.</summary>
    public double Gap => UpperBound <= Value ? 0 : (UpperBound - Value) / Math.Max(Math.Abs(UpperBound), 1e-12);

    /// <summary>Whether there is a cohort.</summary>
    public bool IsFound => State is CohortState.Best or CohortState.WithinGap;
}
