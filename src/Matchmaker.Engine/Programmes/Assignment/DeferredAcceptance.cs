namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// Gale, Shapley 1962, "College admissions and the stability of marriage", with places on both sides: rows propose in the order of their view, columns keep the best so far. The result is stable, and no row gets a
/// better column in any other stable assignment. O(pairs × log).
/// </summary>
internal static class DeferredAcceptance
{
    public static List<int>[] Run(AssignmentProblem problem, int[] rowPlaces, int[] columnPlaces, Func<int, int, bool> mayPair, CancellationToken cancellationToken)
    {
        var wishes = new int[problem.RowCount][];
        var next = new int[problem.RowCount];
        var placed = new int[problem.RowCount];
        var waiting = new Stack<int>();
        for (var row = problem.RowCount - 1; row >= 0; row--)
        {
            var at = row;
            wishes[row] = [.. Enumerable.Range(0, problem.ColumnCount).Where(column => mayPair(at, column)).OrderByDescending(column => problem.RowView[(at * problem.ColumnCount) + column])];
            if (rowPlaces[row] > 0) waiting.Push(row);
        }

        // The first to go is the one that its column likes least; of equal ones that with the larger index.
        var kept = Enumerable.Range(0, problem.ColumnCount).Select(_ => new SortedSet<(double View, int Row)>(Comparer<(double View, int Row)>.Create(
            (one, other) => one.View != other.View ? one.View.CompareTo(other.View) : other.Row.CompareTo(one.Row)))).ToArray();
        while (waiting.TryPop(out var row))
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (placed[row] < rowPlaces[row] && next[row] < wishes[row].Length)
            {
                var column = wishes[row][next[row]++];
                if (columnPlaces[column] == 0) continue;
                kept[column].Add((problem.ColumnView[(row * problem.ColumnCount) + column], row));
                placed[row]++;
                if (kept[column].Count <= columnPlaces[column]) continue;
                var leaves = kept[column].Min;
                kept[column].Remove(leaves);
                placed[leaves.Row]--;
                if (leaves.Row != row) waiting.Push(leaves.Row);
            }
        }

        return [.. kept.Select(rows => rows.Select(one => one.Row).ToList())];
    }
}
