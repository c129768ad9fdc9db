using System.Collections.Concurrent;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Trained factors of rows and columns, with what it takes to place a new row among them. Immutable and safe for any number of threads.
/// </summary>
public sealed class FactorModel
{
    private readonly float[] _gramian;
    private readonly ConcurrentBag<SolverWorkspace> _workspaces = [];

    /// <summary>Joins factors of one rank. The Gramian of the columns is computed: columns × rank² flops.</summary>
    /// <exception cref="ArgumentException">The ranks differ from each other or from the options.</exception>
    public FactorModel(FactorMatrix rows, FactorMatrix columns, FactorTrainingOptions options)
        : this(rows, columns, options, GramianOf(columns))
    {
    }

    /// <summary>Joins factors with a Gramian that is already known, such as one read from a file.</summary>
    /// <param name="rows">Factors of the rows.</param>
    /// <param name="columns">Factors of the columns, of the same rank.</param>
    /// <param name="options">What they were trained with.</param>
    /// <param name="columnGramian">Σ_c y_c·y_cᵀ, stride × stride, symmetric, row-major.</param>
    /// <exception cref="ArgumentException">The ranks differ from each other or from the options, or the Gramian is not of their size.</exception>
    public FactorModel(FactorMatrix rows, FactorMatrix columns, FactorTrainingOptions options, ReadOnlySpan<float> columnGramian)
    {
        if (rows.Rank != columns.Rank || rows.Rank != options.Rank)
            throw new ArgumentException($"Rows have rank {rows.Rank}, columns {columns.Rank}, the options {options.Rank}; they must be equal.", nameof(rows));
        if (columnGramian.Length != columns.Stride * columns.Stride)
            throw new ArgumentException($"The Gramian has {columnGramian.Length} elements instead of {columns.Stride * columns.Stride}.", nameof(columnGramian));
        Rows = rows;
        Columns = columns;
        Options = options;
        _gramian = columnGramian.ToArray();
    }

    /// <summary>Factors of the rows: users, or actors as those who ask.</summary>
    public FactorMatrix Rows { get; }

    /// <summary>Factors of the columns: items, or actors as those who are suggested.</summary>
    public FactorMatrix Columns { get; }

    /// <summary>A: features × rank, the regression of the rows' factors on their features (<see cref="AlsTrainer"/>); null where it was trained without.</summary>
    public FactorMatrix? RowWeights { get; init; }

    /// <summary>B, the same for the columns.</summary>
    public FactorMatrix? ColumnWeights { get; init; }

    /// <summary>What the factors were trained with.</summary>
    public FactorTrainingOptions Options { get; }

    /// <summary>Factors in each row.</summary>
    public int Rank => Rows.Rank;

    /// <summary>Σ_c y_c·y_cᵀ over the columns, stride × stride.</summary>
    public ReadOnlySpan<float> ColumnGramian => _gramian;

    /// <summary>x_row·y_column: about 1 for a likely pair, about 0 for an unlikely one. O(rank).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Row or column lies outside the model.</exception>
    public float Score(int row, int column) => VectorKernels.Dot(Rows.Row(row), Columns.Row(column));

    /// <summary>The same factors with rows and columns exchanged, to fold in a new column. The factors are shared; the Gramian is computed.</summary>
    public FactorModel Transpose() => new(Columns, Rows, Options) { RowWeights = ColumnWeights, ColumnWeights = RowWeights };

    /// <summary>
    /// Factors of a row of which only features are known, the mean Aᵀf of the regression (Agarwal and Chen 2009: the prediction for a new user). O(features · rank); allocates nothing; thread-safe.
    /// </summary>
    /// <param name="features">Features of the row, columns of the table that was trained on, in any order.</param>
    /// <param name="values">One for each feature.</param>
    /// <param name="factor">Receives <see cref="Rank"/> floats; zeros if there are no features, or the model was trained without.</param>
    /// <exception cref="ArgumentException">The spans do not fit together, or a feature lies outside the model's.</exception>
    public void FromFeatures(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> factor)
    {
        if (features.Length != values.Length) throw new ArgumentException($"{features.Length} features have {values.Length} values.", nameof(values));
        if (factor.Length != Rank) throw new ArgumentException($"The factor takes {Rank} floats; its span has {factor.Length}.", nameof(factor));
        factor.Clear();
        if (RowWeights is null) return;
        for (var at = 0; at < features.Length; at++)
        {
            if ((uint)features[at] >= (uint)RowWeights.RowCount)
                throw new ArgumentException($"Feature {features[at]} lies outside the model's 0..{RowWeights.RowCount - 1}.", nameof(features));
            VectorKernels.AddScaled(values[at], RowWeights.Row(features[at]), factor);
        }
    }

    /// <summary>
    /// Factors of a new or changed row from its entries, the columns staying as they are: the same problem that training solves for a row
    /// (Hu, Koren, Volinsky 2008, eq. 4). Exact; n·rank² + rank³/3 flops, some tens of microseconds at rank 64. Allocates nothing once warm; thread-safe.
    /// </summary>
    /// <param name="columns">Columns in which the row has an entry, in any order.</param>
    /// <param name="confidences">One for each column, with the meaning of <see cref="IFactorTrainer.Train"/>.</param>
    /// <param name="factor">Receives <see cref="Rank"/> floats; zeros if there are no entries.</param>
    /// <exception cref="ArgumentException">The spans do not fit together, a column lies outside the model, or a confidence is not finite.</exception>
    /// <exception cref="ArithmeticException">The solution is not finite: a confidence is too great.</exception>
    public void FoldIn(ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences, Span<float> factor) => FoldIn(columns, confidences, [], factor);

    /// <summary>The same for a row that is pulled to a mean instead of zero, such as what <see cref="FromFeatures"/> gives: the fewer entries it has, the closer it stays.</summary>
    /// <param name="columns">Columns in which the row has an entry, in any order.</param>
    /// <param name="confidences">One for each column.</param>
    /// <param name="mean"><see cref="Rank"/> floats, or none for zero.</param>
    /// <param name="factor">Receives <see cref="Rank"/> floats; the mean if there are no entries. May be the same memory as the mean.</param>
    /// <exception cref="ArgumentException">The spans do not fit together, a column lies outside the model, or a number is not finite.</exception>
    /// <exception cref="ArithmeticException">The solution is not finite: a confidence is too great.</exception>
    public unsafe void FoldIn(ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences, ReadOnlySpan<float> mean, Span<float> factor)
    {
        CheckFoldIn(columns, confidences, factor);
        if (!mean.IsEmpty && mean.Length != Rank) throw new ArgumentException($"The mean takes {Rank} floats; its span has {mean.Length}.", nameof(mean));
        if (!VectorKernels.AllFinite(mean)) throw new ArgumentException("A number of the mean is not finite.", nameof(mean));
        if (columns.IsEmpty)
        {
            if (mean.IsEmpty) factor.Clear();
            else mean.CopyTo(factor);
            return;
        }

        var stride = Columns.Stride;
        var work = _workspaces.TryTake(out var spare) ? spare : new SolverWorkspace(stride);
        try
        {
            var lambda = Factor(columns, confidences, work);
            if (!mean.IsEmpty) VectorKernels.AddScaled(lambda, mean, new Span<float>(work.Solution, Rank));
            Cholesky.Solve(work.System, stride, stride, work.Solution);
            new ReadOnlySpan<float>(work.Solution, Rank).CopyTo(factor);
        }
        finally
        {
            _workspaces.Add(work);
        }

        if (!VectorKernels.AllFinite(factor))
            throw new ArithmeticException("The new row's factors are not finite: lower its confidences, or train with more regularisation.");
    }

    /// <summary>Factors a row's system α0·YᵀY + VᵀCV + λI into <see cref="SolverWorkspace.System"/> and leaves VᵀCp in <see cref="SolverWorkspace.Solution"/>.</summary>
    /// <returns>λ of the row.</returns>
    internal unsafe float Factor(ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences, SolverWorkspace work)
    {
        var stride = Columns.Stride;
        var lambda = Options.RegularizationOf(columns.Length, Columns.RowCount);
        for (var i = 0; i < stride * stride; i++) work.System[i] = Options.UnobservedWeight * _gramian[i];
        for (var i = 0; i < stride; i++) work.System[(i * stride) + i] += lambda;
        fixed (float* factors = Columns.Values) NormalEquations.Add(columns, confidences, factors, stride, work, work.System, work.Solution);
        Cholesky.Factor(work.System, stride, stride);
        return lambda;
    }

    private void CheckFoldIn(ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences, Span<float> factor)
    {
        if (columns.Length != confidences.Length)
            throw new ArgumentException($"{columns.Length} columns have {confidences.Length} confidences.", nameof(confidences));
        if (factor.Length != Rank) throw new ArgumentException($"The factor takes {Rank} floats; its span has {factor.Length}.", nameof(factor));
        foreach (var column in columns)
        {
            if ((uint)column >= (uint)Columns.RowCount)
                throw new ArgumentException($"Column {column} lies outside the model's 0..{Columns.RowCount - 1}.", nameof(columns));
        }

        if (!VectorKernels.AllFinite(confidences)) throw new ArgumentException("A confidence is not a finite number.", nameof(confidences));
    }

    private static unsafe float[] GramianOf(FactorMatrix columns)
    {
        fixed (float* values = columns.Values)
        {
            var gramian = Gramian.Compute(values, columns.RowCount, columns.Stride, Environment.ProcessorCount, CancellationToken.None);
            return Array.ConvertAll(gramian, element => (float)element);
        }
    }
}
