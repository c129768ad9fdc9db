using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Filtering;

/// <summary>
/// Scores of columns for rows by a smooth low-pass filter of the graph of interactions: s_u = x̃_u·X̃ᵀX̃(X̃ᵀX̃ + λI)⁻¹·D_i^d with X̃ = D_u^-a·R·D_i^-b. A row's own
/// interactions are a signal over the columns; what agrees with how columns are held together passes, what is peculiar to the row is damped.
/// </summary>
/// <remarks>
/// Filters of this matrix: Shen et al. 2021 (GF-CF), with an ideal low pass of few eigenvectors. The response x/(x + λ) is that of ridge regression of the
/// interactions on themselves, which Steck 2019 ("Embarrassingly shallow autoencoders", EASE, eq. 3) solves with zeros on the diagonal and columns³ flops.
/// Here nothing is decomposed or inverted: a polynomial of X̃ᵀX̃ is applied to sixteen rows' signals at a time, in registers (<see cref="LaneProduct"/>), with
/// 4·entries·degree flops a row and no memory beyond four panels for each thread. There is no training but one eigenvalue.
/// A row's scores do not depend on the number of threads nor on which rows are asked for together. Nothing is random. Thread-safe.
/// </remarks>
public sealed unsafe class GraphFilter
{
    /// <summary>The greatest eigenvalue is known from below: a little room above it.</summary>
    private const double Margin = 1.02;

    private readonly NormalisedInteractions _graph;
    private readonly float[] _popularity;
    private readonly float[] _coefficients;
    private readonly float _end;

    /// <summary>Normalises the interactions and finds the greatest eigenvalue. O(entries · some tens).</summary>
    /// <param name="interactions">rows × columns; every value finite and not negative.</param>
    /// <param name="options">Defaults if null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a value is negative or not finite.</exception>
    public GraphFilter(SparseRows interactions, GraphFilterOptions? options = null, CancellationToken cancellation = default)
    {
        Options = options ?? new GraphFilterOptions();
        Options.Validate();
        foreach (var value in interactions.Values)
            if (!(value >= 0) || !float.IsFinite(value)) throw new ArgumentException($"An interaction is {value}; it must be finite and not negative.", nameof(interactions));
        _graph = new NormalisedInteractions(interactions, Options.RowExponent, Options.ColumnExponent);
        _popularity = _graph.ColumnPowers(Options.PopularityExponent);
        _end = (float)(Margin * _graph.GreatestEigenvalue(cancellation));
        var ridge = (double)Options.Ridge * _end;
        _coefficients = _end > 0 ? ChebyshevSeries.Of(x => x / (x + ridge), _end, Options.Degree) : [0];
    }

    /// <summary>What it was made with.</summary>
    public GraphFilterOptions Options { get; }

    /// <summary>Rows that can be asked for.</summary>
    public int RowCount => _graph.ByRow.RowCount;

    /// <summary>Columns that are scored.</summary>
    public int ColumnCount => _graph.ByRow.ColumnCount;

    /// <summary>The scores of all columns for one row; zeros for a row without interactions.</summary>
    /// <exception cref="ArgumentException">There is no such row, or the span is not of <see cref="ColumnCount"/> floats.</exception>
    public void Score(int row, Span<float> scores)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(row));
        if (scores.Length != ColumnCount) throw new ArgumentException($"The scores take {ColumnCount} floats; their span has {scores.Length}.", nameof(scores));
        using var panel = new FilterPanel(_graph);
        panel.Load([row]);
        panel.Apply(_coefficients, _end);
        panel.CopyLane(0, _popularity, scores);
    }

    /// <summary>The best k columns for many rows: sixteen rows at a time, and as many such groups at once as there are threads.</summary>
    /// <param name="rows">Rows to rank for.</param>
    /// <param name="k">Most columns for each.</param>
    /// <param name="excluded">Columns to leave out: row q holds those of row q, as its columns. Null for none.</param>
    /// <param name="cancellation">Looked at between groups.</param>
    /// <returns>Best first, ties by lower index. A row without interactions has an empty list: the filter knows nothing of it.</returns>
    /// <exception cref="ArgumentException">A row lies outside, or there are fewer rows of exclusions than of interactions.</exception>
    public RankedRows SearchBatch(ReadOnlyMemory<int> rows, int k, SparseRows? excluded = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (excluded is not null && excluded.RowCount < RowCount)
            throw new ArgumentException($"Exclusions have {excluded.RowCount} rows for {RowCount} rows.", nameof(excluded));
        foreach (var row in rows.Span) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(rows));
        var ranked = new RankedRows(rows.Length, k);
        if (k == 0) return ranked;
        var groups = (rows.Length + LaneProduct.Lanes - 1) / LaneProduct.Lanes;
        var workers = new FilterPanel[Math.Max(1, Math.Min(groups, WorkQueue.ThreadCount(Options.Threads)))];
        for (var worker = 0; worker < workers.Length; worker++) workers[worker] = new FilterPanel(_graph);
        try
        {
            WorkQueue.Run(workers.Length, groups, (worker, group) =>
            {
                var first = group * LaneProduct.Lanes;
                var some = rows.Span.Slice(first, Math.Min(LaneProduct.Lanes, rows.Length - first));
                workers[worker].Load(some);
                workers[worker].Apply(_coefficients, _end);
                Rank(workers[worker], some, first, ranked, excluded);
            }, cancellation);
        }
        finally
        {
            foreach (var panel in workers) panel.Dispose();
        }

        return ranked;
    }

    private void Rank(FilterPanel panel, ReadOnlySpan<int> rows, int firstResult, RankedRows ranked, SparseRows? excluded)
    {
        for (var lane = 0; lane < rows.Length; lane++)
        {
            if (_graph.ByRow.Degree(rows[lane]) == 0) continue;
            panel.CopyLane(lane, _popularity, panel.Scores);
            var count = TopKSelector.Select(panel.Scores, excluded is null ? [] : excluded.RowColumns(rows[lane]), ranked.Buffer(firstResult + lane));
            ranked.SetCount(firstResult + lane, count);
        }
    }
}
