using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Which of a row's entries carry its scores: the score of a folded-in row is a sum over its entries, x·y_b = Σ_z c_z p_z · y_bᵀ A⁻¹ y_z with A the system of
/// its normal equations (Hu, Koren, Volinsky 2008, eq. 7). What a model with features adds from the row's profile (λ · y_bᵀ A⁻¹ times the mean) comes on top and is no entry's. One factorisation for the row, then rank² flops a score and rank flops an entry. Immutable and thread-safe.
/// </summary>
public sealed class FactorCarriers
{
    private readonly FactorModel _model;
    private readonly int[] _columns;
    private readonly float[] _weights;
    private readonly float[] _system;

    private FactorCarriers(FactorModel model, int[] columns, float[] weights, float[] system)
    {
        _model = model;
        _columns = columns;
        _weights = weights;
        _system = system;
    }

    /// <summary>The columns in which the row has an entry, in the order given.</summary>
    public IReadOnlyList<int> Columns => _columns;

    /// <summary>Prepares one row. n·rank² + rank³/3 flops.</summary>
    /// <param name="model">The factors.</param>
    /// <param name="columns">Columns in which the row has an entry.</param>
    /// <param name="confidences">One for each column, with the meaning of <see cref="IFactorTrainer.Train"/>.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static unsafe FactorCarriers Of(FactorModel model, ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences)
    {
        if (columns.Length != confidences.Length) throw new ArgumentException($"{columns.Length} columns have {confidences.Length} confidences.", nameof(confidences));
        var stride = model.Columns.Stride;
        using var work = new SolverWorkspace(stride);
        model.Factor(columns, confidences, work);
        var system = new ReadOnlySpan<float>(work.System, stride * stride).ToArray();
        var weights = new float[columns.Length];
        for (var at = 0; at < weights.Length; at++) weights[at] = Math.Max(0, confidences[at]);
        return new(model, columns.ToArray(), weights, system);
    }

    /// <summary>What each entry adds to the row's score of a column; their sum is the score, less what comes from a profile. O(rank² + entries · rank).</summary>
    /// <param name="column">Whose score.</param>
    /// <param name="shares">Receives one number an entry, in the order of <see cref="Columns"/>.</param>
    public unsafe void Of(int column, Span<double> shares)
    {
        var stride = _model.Columns.Stride;
        var direction = new float[stride];
        _model.Columns.Row(column).CopyTo(direction);
        fixed (float* system = _system, solution = direction) Cholesky.Solve(system, stride, stride, solution);
        for (var at = 0; at < _columns.Length; at++)
            shares[at] = _weights[at] == 0 ? 0 : _weights[at] * VectorKernels.Dot(direction.AsSpan(0, _model.Rank), _model.Columns.Row(_columns[at]));
    }
}
