using System.Runtime.Intrinsics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Filtering;

/// <summary>The signals of sixteen rows side by side, with the memory to filter them: (3·columns + rows)·16 floats. One a thread.</summary>
internal sealed unsafe class FilterPanel : IDisposable
{
    private const int Lanes = LaneProduct.Lanes;
    private readonly NormalisedInteractions _graph;
    private readonly AlignedBuffer _buffer;
    private readonly float[] _scores;

    public FilterPanel(NormalisedInteractions graph)
    {
        _graph = graph;
        _buffer = new AlignedBuffer(((3L * graph.ByRow.ColumnCount) + graph.ByRow.RowCount) * Lanes);
        _scores = new float[graph.ByRow.ColumnCount];
    }

    /// <summary>Scratch for one row's scores.</summary>
    public Span<float> Scores => _scores;

    private int ColumnCount => _scores.Length;

    private float* Signal => _buffer.Pointer;

    private float* Other => Signal + ((nint)ColumnCount * Lanes);

    private float* Filtered => Other + ((nint)ColumnCount * Lanes);

    private float* OverRows => Filtered + ((nint)ColumnCount * Lanes);

    /// <summary>Puts x̃_u of at most sixteen rows into the lanes; the other lanes are zeros.</summary>
    public void Load(ReadOnlySpan<int> rows)
    {
        // Column by column, since the panel as a whole may hold more floats than a span.
        for (var column = 0; column < ColumnCount; column++) default(Vector512<float>).Store(Signal + ((nint)column * Lanes));
        for (var lane = 0; lane < rows.Length; lane++)
        {
            var interactions = _graph.ByRow.RowValues(rows[lane]);
            var columns = _graph.ByRow.RowColumns(rows[lane]);
            for (var at = 0; at < columns.Length; at++) Signal[((nint)columns[at] * Lanes) + lane] = interactions[at];
        }
    }

    /// <summary>
    /// Filtered ← Σ_k c_k·T_k(2X̃ᵀX̃/end − I)·signal by the recurrence T_k = 2x·T_k-1 − T_k-2, with two vectors that change places. 4·16·entries flops a degree.
    /// </summary>
    public void Apply(ReadOnlySpan<float> coefficients, float end)
    {
        var present = Signal;
        var before = Other;
        for (var column = 0; column < ColumnCount; column++) (Vector512.Load(present + ((nint)column * Lanes)) * coefficients[0]).Store(Filtered + ((nint)column * Lanes));
        for (var degree = 1; degree < coefficients.Length; degree++)
        {
            LaneProduct.Multiply(_graph.ByRow, present, OverRows);
            Step(present, before, degree == 1, end, coefficients[degree]);
            var swapped = present;
            present = before;
            before = swapped;
        }
    }

    /// <summary>scores_i ← weights_i · lane of column i.</summary>
    public void CopyLane(int lane, ReadOnlySpan<float> weights, Span<float> scores)
    {
        for (var column = 0; column < scores.Length; column++) scores[column] = weights[column] * Filtered[((nint)column * Lanes) + lane];
    }

    public void Dispose() => _buffer.Dispose();

    /// <summary>The next polynomial in place of the one before the present one, and its part of the sum, while both are in registers.</summary>
    private void Step(float* present, float* before, bool isFirst, float end, float coefficient)
    {
        var graph = _graph.ByColumn;
        fixed (int* rows = graph.Columns)
        fixed (float* values = graph.Values)
        {
            for (var column = 0; column < ColumnCount; column++)
            {
                var first = graph.RowStarts[column];
                var place = (nint)column * Lanes;
                var product = LaneProduct.Row(rows + first, values + first, graph.Degree(column), OverRows) * (2 / end);
                var next = product - Vector512.Load(present + place);
                if (!isFirst) next = next + next - Vector512.Load(before + place);
                next.Store(before + place);
                Vector512.FusedMultiplyAdd(Vector512.Create(coefficient), next, Vector512.Load(Filtered + place)).Store(Filtered + place);
            }
        }
    }
}
