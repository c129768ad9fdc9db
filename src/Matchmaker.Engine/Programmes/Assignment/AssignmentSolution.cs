namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>An assignment with the proof of how good it is.</summary>
/// <param name="Pairs">Row and column of each pair, by row, then column; locked ones among them.</param>
/// <param name="TotalFit">Sum of the pairs' fits.</param>
/// <param name="PlacedRows">Rows with at least one column.</param>
/// <param name="UpperBound">
/// No assignment has a higher sum of fits (with <see cref="AssignmentMode.EveryonePlaced"/>: none that places as many rows). From prices of places, by linear programming duality; equal to <see cref="TotalFit"/>,
/// but for rounding, where the assignment is the best there is.
/// </param>
/// <param name="MostPlacedRows">No assignment places more rows.</param>
/// <param name="BlockingPairs">Pairs that are not together, and would both rather be.</param>
/// <param name="ColumnPrices">What one more place at each column would add to the sum of fits, at most; 0 where a place is free. With <see cref="AssignmentMode.EveryonePlaced"/> a row placed counts more than any sum.</param>
public sealed record AssignmentSolution(
    IReadOnlyList<(int Row, int Column)> Pairs, double TotalFit, int PlacedRows, double UpperBound, int MostPlacedRows, int BlockingPairs, double[] ColumnPrices);
