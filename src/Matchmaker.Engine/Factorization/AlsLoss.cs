using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>The objective of <see cref="AlsTrainer"/>, in 64 bits. O((entries + rows·rank)·rank): the unobserved part is the inner product of both Gramians.</summary>
internal static unsafe class AlsLoss
{
    public static double Of(SparseRows byRow, SparseRows byColumn, WritableFactors rows, WritableFactors columns, FactorTrainingOptions options,
        FeatureRegression? ofRows = null, FeatureRegression? ofColumns = null)
    {
        double loss = 0;
        for (var row = 0; row < byRow.RowCount; row++)
        {
            var indices = byRow.RowColumns(row);
            var values = byRow.RowValues(row);
            for (var at = 0; at < indices.Length; at++)
            {
                double error = (values[at] > 0 ? 1 : 0) - VectorKernels.Dot(rows.Row(row), columns.Row(indices[at]));
                loss += Math.Abs(values[at]) * error * error;
            }
        }

        var threads = WorkQueue.ThreadCount(options.Threads);
        var rowGramian = Gramian.Compute(rows.Pointer, rows.RowCount, rows.Stride, threads, CancellationToken.None);
        var columnGramian = Gramian.Compute(columns.Pointer, columns.RowCount, columns.Stride, threads, CancellationToken.None);
        for (var i = 0; i < rowGramian.Length; i++) loss += options.UnobservedWeight * rowGramian[i] * columnGramian[i];
        return loss + Penalty(byRow, rows, options, ofRows) + Penalty(byColumn, columns, options, ofColumns);
    }

    private static double Penalty(SparseRows matrix, WritableFactors factors, FactorTrainingOptions options, FeatureRegression? regression)
    {
        if (regression is not null) return PenaltyFromMeans(matrix, factors, options, regression);
        double penalty = 0;
        for (var row = 0; row < matrix.RowCount; row++)
        {
            var factor = factors.Row(row);
            penalty += (double)options.RegularizationOf(matrix.Degree(row), matrix.ColumnCount) * VectorKernels.Dot(factor, factor);
        }

        return penalty;
    }

    /// <summary>Σ_u λ_u‖x_u − Aᵀf_u‖² + λ_A‖A‖².</summary>
    private static double PenaltyFromMeans(SparseRows matrix, WritableFactors factors, FactorTrainingOptions options, FeatureRegression regression)
    {
        using var mean = new AlignedBuffer(factors.Stride);
        double penalty = regression.Penalty * (double)VectorKernels.Dot(regression.Weights.Values, regression.Weights.Values);
        for (var row = 0; row < matrix.RowCount; row++)
        {
            if (matrix.Degree(row) == 0) continue;
            regression.Prior.Mean(row, mean.Pointer);
            VectorKernels.AddScaled(-1, factors.Row(row), new Span<float>(mean.Pointer, factors.Rank));
            penalty += (double)options.RegularizationOf(matrix.Degree(row), matrix.ColumnCount) * VectorKernels.Dot(mean.Pointer, mean.Pointer, factors.Stride);
        }

        return penalty;
    }
}
