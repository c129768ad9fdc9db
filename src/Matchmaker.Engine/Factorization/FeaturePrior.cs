using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>Where the factors of one side are pulled to: the means Aᵀf_u of the regression on features.</summary>
/// <param name="features">Rows × features.</param>
/// <param name="weights">A: features × rank, in the basis of the factors that are being solved.</param>
internal sealed unsafe class FeaturePrior(SparseRows features, WritableFactors weights)
{
    /// <summary>Sets <paramref name="mean"/>, a padded row of factors, to Aᵀf_u.</summary>
    public void Mean(int row, float* mean)
    {
        var stride = weights.Stride;
        new Span<float>(mean, stride).Clear();
        var columns = features.RowColumns(row);
        var values = features.RowValues(row);
        for (var at = 0; at < columns.Length; at++) VectorKernels.AddScaled(values[at], weights.Pointer + ((nint)columns[at] * stride), mean, stride);
    }
}
