using Matchmaker.App.Jobs;

namespace Matchmaker.App.Models.Retraining;

/// <summary>Does a training, here or elsewhere.</summary>
public interface IRetraining
{
    /// <summary>Trains every trainer of the edition, judges them on the last year, and writes the best one's model to a file.</summary>
    /// <exception cref="ModelStoreException">It cannot be done; the message says why.</exception>
    Task<RetrainResult> RunAsync(RetrainOrder order, IProgress<WorkStep> progress, CancellationToken cancellationToken);
}
