using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Tests.Models;

/// <summary>Stands on a library that this machine cannot run.</summary>
internal sealed class FailingTrainer : IFactorTrainer
{
    public string Name => "failing";

    public FactorModel Train(SparseRows confidences, FactorTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new PlatformNotSupportedException("There is no native part here.");
}
