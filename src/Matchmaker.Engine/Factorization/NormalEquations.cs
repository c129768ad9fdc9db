using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>The part of one row's normal equations that its entries contribute: VᵀCV and VᵀCp.</summary>
internal static unsafe class NormalEquations
{
    /// <summary>
    /// Adds VᵀCV to the upper triangle of <paramref name="system"/> and sets <paramref name="rightHandSide"/> to VᵀCp: the entries' factors, times the roots of
    /// their confidences, are gathered into a panel that fits the cache, and each panel is one rank-k update. n·stride² flops, counted as a triangle.
    /// </summary>
    public static void Add(
        ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences, float* factors, int stride, SolverWorkspace work, float* system, float* rightHandSide)
    {
        new Span<float>(rightHandSide, stride).Clear();
        for (var first = 0; first < columns.Length; first += work.PanelRows)
        {
            var count = Math.Min(work.PanelRows, columns.Length - first);
            Prefetch(columns[(first + count)..], factors, stride, work);
            RowGather.Scaled(factors, stride, columns.Slice(first, count), confidences.Slice(first, count), null, work.Panel, work.RightHandSide, 1);
            MatrixKernels.AddOuter(work.Panel, stride, count, stride, system, stride);
            VectorKernels.AddWeightedRows(work.Panel, stride, count, work.RightHandSide, 1, stride, rightHandSide);
        }
    }

    /// <summary>Asks for the first panel of what will be added next.</summary>
    public static void Prefetch(ReadOnlySpan<int> columns, float* factors, int stride, SolverWorkspace work) =>
        RowGather.Prefetch(factors, stride, columns[..Math.Min(columns.Length, work.PanelRows)]);
}
