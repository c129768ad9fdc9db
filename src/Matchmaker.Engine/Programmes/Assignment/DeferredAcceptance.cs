namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// Gale, Shapley 1962, "College admissions and the stability of marriage", with places on both sides: rows propose in the order of their view, columns keep the best so far. The result is stable, and no row gets a
/// better column in any other stable assignment. O(pairs × log).
/// </summary>
internal static class DeferredAcceptance
{
    private static readonly Comparer<(double View, int Row)> FirstToGo = Comparer<(double View, int Row)>.Create((one, other) => one.View != other.View ? one.View.CompareTo(other.View) : other.Row.CompareTo(one.Row));

    public static List<int>[] Run(AssignmentProblem problem, int[] rowPlaces, int[] columnPlaces, double[] fit, CancellationToken cancellationToken)
    {
        var wishes = new int[problem.RowCount][];
        var next = new int[problem.RowCount];
        var placed = new int[problem.RowCount];
        var waiting = new Stack<int>();
        for (var row = problem.RowCount - 1; row >= 0; row--)
        {
            wishes[row] = Order(columnPlaces, fit.AsSpan(row * problem.ColumnCount, problem.ColumnCount), problem.RowView.AsSpan(row * problem.ColumnCount, problem.ColumnCount));
            if (rowPlaces[row] > 0) waiting.Push(row);
        }

        // The first to go is the one that its column likes least; of equal ones that with the larger index.
        var kept = Enumerable.Range(0, problem.ColumnCount).Select(_ => new PriorityQueue<int, (double View, int Row)>(FirstToGo)).ToArray();
        while (waiting.TryPop(out var row))
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (placed[row] < rowPlaces[row] && next[row] < wishes[row].Length)
            {
                var column = wishes[row][next[row]++];
                var (queue, mine) = (kept[column], (problem.ColumnView[(row * problem.ColumnCount) + column], row));
                if (queue.Count < columnPlaces[column])
                {
                    queue.Enqueue(row, mine);
                    placed[row]++;
                    continue;
                }

                // Most are turned away at once.
                if (!queue.TryPeek(out _, out var least) || FirstToGo.Compare(mine, least) < 0) continue;
                placed[row]++;
                var leaves = queue.EnqueueDequeue(row, mine);
                placed[leaves]--;
                waiting.Push(leaves);
            }
        }

        return [.. kept.Select(queue => queue.UnorderedItems.Select(one => one.Element).ToList())];
    }

    // The best first; of equals, the one with the smaller index.
    private static int[] Order(int[] columnPlaces, ReadOnlySpan<double> fit, ReadOnlySpan<double> view)
    {
        var count = 0;
        var (columns, keys) = (new int[fit.Length], new double[fit.Length]);
        for (var column = 0; column < fit.Length; column++)
            if (columnPlaces[column] > 0 && !double.IsNaN(fit[column])) (columns[count], keys[count++]) = (column, -view[column]);
        (columns, keys) = (columns[..count], keys[..count]);
        Array.Sort(keys, columns);
        for (var (from, to) = (0, 1); from < keys.Length; from = to++)
        {
            while (to < keys.Length && keys[to] == keys[from]) to++;
            if (to > from + 1) Array.Sort(columns, from, to - from);
        }

        return columns;
    }
}
