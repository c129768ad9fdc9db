using System.Diagnostics;
using System.Runtime.InteropServices;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.Recommender;

namespace Matchmaker.MLNet;

/// <summary>
/// ML.NET's matrix factorisation with its one-class loss, on the same matrix as every trainer: minimises Σ over entries (1 − x·y)² + α Σ over other pairs (x·y)² + λ(Σ|x|² + Σ|y|²) by coordinate
/// descent, one factor after another (Yu, Bilenko, Lin 2017, "Selection of negative samples for one-class matrix factorization"; Yu, Hsieh, Si, Dhillon 2012, CCD++).
/// </summary>
/// <remarks>
/// What it makes of the options stands in <see cref="OneClassWeights"/>. One thread: the result is the same on every run. The library's loop is native and cannot be entered from outside: progress is told once,
/// at its end, and who cancels gets control back at once while the loop runs on to its end on a thread of its own, its result unused.
/// </remarks>
public sealed class MlNetTrainer : IFactorTrainer
{
    /// <inheritdoc/>
    public string Name => "mlnet";

    /// <inheritdoc/>
    public FactorModel Train(
        SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        Confidences.RequireFinite(confidences);
        cancellation.ThrowIfCancellationRequested();
        var matrix = OneClassMatrix.Of(confidences, options.Seed);
        var weights = OneClassWeights.Of(confidences, matrix, options);
        if (matrix.EntryCount == 0) return Zeros(confidences, weights.ForFoldIn(options));
        RequireFits(matrix, options.Rank);
        var clock = Stopwatch.StartNew();
        var trained = Run(() => Fit(matrix, weights, options), cancellation);
        var model = new FactorModel(
            matrix.SpreadRows(trained.LeftFactorMatrix, options.Rank), matrix.SpreadColumns(trained.RightFactorMatrix, options.Rank), weights.ForFoldIn(options));
        Check(model, options.Epochs);
        progress?.Report(new TrainingProgress(options.Epochs, options.Epochs, clock.Elapsed / options.Epochs, null));
        return model;
    }

    private static MatrixFactorizationModelParameters Fit(OneClassMatrix matrix, OneClassWeights weights, FactorTrainingOptions options)
    {
        var context = new MLContext();
        var schema = SchemaDefinition.Create(typeof(MatrixEntry));
        schema[nameof(MatrixEntry.Row)].ColumnType = new KeyDataViewType(typeof(uint), matrix.RowCount);
        schema[nameof(MatrixEntry.Column)].ColumnType = new KeyDataViewType(typeof(uint), matrix.ColumnCount);
        var trainer = context.Recommendation().Trainers.MatrixFactorization(new MatrixFactorizationTrainer.Options
        {
            MatrixRowIndexColumnName = nameof(MatrixEntry.Row),
            MatrixColumnIndexColumnName = nameof(MatrixEntry.Column),
            LabelColumnName = nameof(MatrixEntry.Label),
            LossFunction = MatrixFactorizationTrainer.LossFunctionType.SquareLossOneClass,
            ApproximationRank = options.Rank,
            NumberOfIterations = options.Epochs,
            Alpha = weights.Alpha,
            Lambda = weights.Lambda,
            C = 0,
            NumberOfThreads = 1,
            Quiet = true,
        });
        try
        {
            return trainer.Fit(context.Data.LoadFromEnumerable(matrix.Entries(), schema)).Model;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new PlatformNotSupportedException(
                $"ML.NET's matrix factorisation has no native part for {RuntimeInformation.RuntimeIdentifier} here: train with another trainer (the setting Training:Providers, such as als).", e);
        }
    }

    // A thread of its own, so that whoever cancels need not wait for a loop that nobody can end.
    private static T Run<T>(Func<T> fit, CancellationToken cancellation)
    {
        var task = Task.Factory.StartNew(fit, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        task.WaitAsync(cancellation).GetAwaiter().GetResult();
        return task.Result;
    }

    private static void Check(FactorModel model, int epochs)
    {
        if (!VectorKernels.AllFinite(model.Rows.Values) || !VectorKernels.AllFinite(model.Columns.Values)) throw new TrainingDivergedException(epochs);
        if (GreatestLength(model.Rows) * GreatestLength(model.Columns) < CollapsedScore) throw TrainingDivergedException.Collapsed(epochs);
    }

    private static double GreatestLength(FactorMatrix factors)
    {
        double greatest = 0;
        for (var row = 0; row < factors.RowCount; row++) greatest = Math.Max(greatest, VectorKernels.Dot(factors.Row(row), factors.Row(row)));
        return Math.Sqrt(greatest);
    }

    /// <summary>The library counts factors in 32 bits, and goes past the end of its memory where they are more.</summary>
    private static void RequireFits(OneClassMatrix matrix, int rank)
    {
        if ((long)Math.Max(matrix.RowCount, matrix.ColumnCount) * rank <= Array.MaxLength) return;
        throw new ArgumentException(
            $"{Math.Max(matrix.RowCount, matrix.ColumnCount)} rows or columns of rank {rank} are more factors than the library can count ({Array.MaxLength}): lower the rank.", nameof(rank));
    }

    private static FactorModel Zeros(SparseRows confidences, FactorTrainingOptions options)
    {
        var rows = FactorMatrix.FromRows(confidences.RowCount, options.Rank, new float[confidences.RowCount * options.Rank]);
        var columns = FactorMatrix.FromRows(confidences.ColumnCount, options.Rank, new float[confidences.ColumnCount * options.Rank]);
        return new FactorModel(rows, columns, options);
    }

    /// <summary>Likely pairs score about 1; below this nothing is told apart.</summary>
    private const double CollapsedScore = 1e-6;
}
