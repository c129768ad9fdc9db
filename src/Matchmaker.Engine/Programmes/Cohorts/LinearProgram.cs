namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// Maximise costs · x with every column of x between two finite bounds, and every row of A x between two that may be infinite. Columns lie one after another, compressed.
/// </summary>
internal sealed class LinearProgram
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _rows = [];
    private readonly List<double> _values = [];
    private readonly List<double> _costs = [];
    private readonly List<double> _lower = [];
    private readonly List<double> _upper = [];

    public List<double> RowLower { get; } = [];

    public List<double> RowUpper { get; } = [];

    public int ColumnCount => _costs.Count;

    public int RowCount => RowLower.Count;

    public int AddRow(double lower, double upper)
    {
        RowLower.Add(lower);
        RowUpper.Add(upper);
        return RowLower.Count - 1;
    }

    public int AddColumn(double cost, double lower, double upper, IEnumerable<(int Row, double Value)> entries)
    {
        foreach (var (row, value) in entries)
        {
            if (value == 0) continue;
            _rows.Add(row);
            _values.Add(value);
        }

        _starts.Add(_rows.Count);
        _costs.Add(cost);
        _lower.Add(lower);
        _upper.Add(upper);
        return _costs.Count - 1;
    }

    public (int[] Starts, int[] Rows, double[] Values) Columns() => ([.. _starts], [.. _rows], [.. _values]);

    public double[] Costs() => [.. _costs];

    public double[] Lower() => [.. _lower];

    public double[] Upper() => [.. _upper];
}
