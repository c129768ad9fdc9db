namespace Matchmaker.Engine.Factorization;

/// <summary>Half an epoch of <see cref="AlsRun"/>: finds the factors of one side, the other being fixed.</summary>
internal interface ISideSolver
{
    /// <summary>Solves or improves all rows of <paramref name="target"/>; rows without entries become zero. The same bits for any number of workspaces.</summary>
    /// <param name="fixedSide">The other side. Both sides and what goes along may come out in another basis, the same for all.</param>
    /// <param name="target">The side that is solved.</param>
    /// <param name="workspaces">One for each thread.</param>
    /// <param name="alongside">What else is in the basis of the factors, such as regression weights.</param>
    /// <param name="prior">Where the rows are pulled to; null for zero.</param>
    /// <param name="cancellation">Looked at between groups of rows.</param>
    /// <returns>False if the fixed side is not finite; nothing is solved then.</returns>
    bool Solve(
        WritableFactors fixedSide, WritableFactors target, SolverWorkspace[] workspaces, WritableFactors[] alongside, FeaturePrior? prior, CancellationToken cancellation);
}
