namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// Rows (mentees) to be assigned to columns (mentors), each with places on its side. Two views of each pair: how well the column fits the row, and the row the column; the fit that is added up is given apart,
/// so that whoever states the problem decides how the two make one.
/// </summary>
public sealed class AssignmentProblem
{
    /// <param name="rowPlaces">How many columns each row may get; 0 leaves it out.</param>
    /// <param name="columnPlaces">How many rows each column may get.</param>
    /// <param name="fit">rows × columns, row after row: at least 0, or NaN where the pair is not possible.</param>
    /// <param name="rowView">What each row thinks of each column, where it differs from the fit; only its order counts, for stability.</param>
    /// <param name="columnView">What each column thinks of each row, rows × columns as the fit.</param>
    /// <param name="locked">Pairs that are settled. They take places, whatever their fit.</param>
    /// <exception cref="ArgumentException">Lengths that do not belong together, a fit below 0 or infinite, a number of places below 0, a pair locked twice or outside the problem, more locked than places.</exception>
    public AssignmentProblem(
        int[] rowPlaces, int[] columnPlaces, double[] fit, double[]? rowView = null, double[]? columnView = null, IReadOnlyCollection<(int Row, int Column)>? locked = null)
    {
        (RowPlaces, ColumnPlaces, Fit, RowView, ColumnView, Locked) = (rowPlaces, columnPlaces, fit, rowView ?? fit, columnView ?? fit, locked ?? []);
        foreach (var (matrix, name) in new[] { (fit, nameof(fit)), (RowView, nameof(rowView)), (ColumnView, nameof(columnView)) })
            if (matrix.Length != (long)RowCount * ColumnCount) throw new ArgumentException($"{RowCount} rows and {ColumnCount} columns make {(long)RowCount * ColumnCount} pairs, not {matrix.Length}.", name);
        RequirePlaces(rowPlaces, nameof(rowPlaces));
        RequirePlaces(columnPlaces, nameof(columnPlaces));
        foreach (var one in fit)
            if (one < 0 || double.IsInfinity(one)) throw new ArgumentException($"A fit is at least 0 and finite, or NaN for a pair that is not possible; got {one}.", nameof(fit));
        RequireLocked();
    }

    /// <summary>Places of each row.</summary>
    public int[] RowPlaces { get; }

    /// <summary>Places of each column.</summary>
    public int[] ColumnPlaces { get; }

    /// <summary>rows × columns; NaN where the pair is not possible.</summary>
    public double[] Fit { get; }

    /// <summary>rows × columns.</summary>
    public double[] RowView { get; }

    /// <summary>rows × columns.</summary>
    public double[] ColumnView { get; }

    /// <summary>Settled pairs.</summary>
    public IReadOnlyCollection<(int Row, int Column)> Locked { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => RowPlaces.Length;

    /// <summary>Number of columns.</summary>
    public int ColumnCount => ColumnPlaces.Length;

    /// <summary>Whether the pair may be chosen.</summary>
    public bool IsPossible(int row, int column) => !double.IsNaN(Fit[((long)row * ColumnCount) + column]);

    private static void RequirePlaces(int[] places, string name)
    {
        foreach (var count in places) ArgumentOutOfRangeException.ThrowIfNegative(count, name);
    }

    private void RequireLocked()
    {
        var (rows, columns, seen) = (new int[RowCount], new int[ColumnCount], new HashSet<(int, int)>());
        foreach (var (row, column) in Locked)
        {
            if ((uint)row >= (uint)RowCount || (uint)column >= (uint)ColumnCount) throw new ArgumentException($"The locked pair ({row}, {column}) is outside the problem.", nameof(Locked));
            if (!seen.Add((row, column))) throw new ArgumentException($"The pair ({row}, {column}) is locked twice.", nameof(Locked));
            if (!IsPossible(row, column)) throw new ArgumentException($"The pair ({row}, {column}) is locked, and not possible.", nameof(Locked));
            if (++rows[row] > RowPlaces[row]) throw new ArgumentException($"Row {row} has {RowPlaces[row]} places, and more locked pairs.", nameof(Locked));
            if (++columns[column] > ColumnPlaces[column]) throw new ArgumentException($"Column {column} has {ColumnPlaces[column]} places, and more locked pairs.", nameof(Locked));
        }
    }
}
