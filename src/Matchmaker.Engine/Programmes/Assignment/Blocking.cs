namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>Pairs that are not together and would both rather be: each has a free place, or likes the other better than one it has.</summary>
internal static class Blocking
{
    /// <summary>O(pairs).</summary>
    public static int Count(AssignmentProblem problem, IReadOnlyList<(int Row, int Column)> pairs)
    {
        var together = pairs.ToHashSet();
        var (rows, columns) = (Least(problem.RowPlaces, pairs, pair => pair.Row, problem.RowView, problem), Least(problem.ColumnPlaces, pairs, pair => pair.Column, problem.ColumnView, problem));
        var blocking = 0;
        for (var row = 0; row < problem.RowCount; row++)
        {
            for (var column = 0; column < problem.ColumnCount; column++)
            {
                var at = (row * problem.ColumnCount) + column;
                if (!double.IsNaN(problem.Fit[at]) && problem.RowView[at] > rows[row] && problem.ColumnView[at] > columns[column] && !together.Contains((row, column))) blocking++;
            }
        }

        return blocking;
    }

    // What each would give up: nothing where a place is free. A locked pair is not given up.
    private static double[] Least(int[] places, IReadOnlyList<(int Row, int Column)> pairs, Func<(int Row, int Column), int> side, double[] view, AssignmentProblem problem)
    {
        var (least, used) = (new double[places.Length], new int[places.Length]);
        Array.Fill(least, double.PositiveInfinity);
        var locked = problem.Locked.ToHashSet();
        foreach (var pair in pairs)
        {
            used[side(pair)]++;
            if (!locked.Contains(pair)) least[side(pair)] = Math.Min(least[side(pair)], view[(pair.Row * problem.ColumnCount) + pair.Column]);
        }

        for (var one = 0; one < places.Length; one++)
            if (used[one] < places[one]) least[one] = double.NegativeInfinity;
        return least;
    }
}
