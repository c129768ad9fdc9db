using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Tests.Models;

/// <summary>Learns from a matrix whose rows were exchanged, and so tells of each actor what holds for another.</summary>
internal sealed class MisledTrainer : IFactorTrainer
{
    public string Name => "misled";

    public FactorModel Train(SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var model = new AlsTrainer().Train(confidences, options, progress, cancellation);
        var rows = Enumerable.Range(0, confidences.RowCount).SelectMany(row => model.Rows.Row((row + (confidences.RowCount / 2)) % confidences.RowCount).ToArray()).ToArray();
        return new FactorModel(FactorMatrix.FromRows(confidences.RowCount, options.Rank, rows), model.Columns, options);
    }
}
