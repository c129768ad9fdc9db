using Matchmaker.App.Jobs;
using Matchmaker.App.Models.Retraining;

namespace Matchmaker.App.Tests.Models;

/// <summary>Trains for real, and then does what a test says.</summary>
internal sealed class ScriptedRetraining(IRetraining real, Func<RetrainResult, Task<RetrainResult>> after) : IRetraining
{
    public async Task<RetrainResult> RunAsync(RetrainOrder order, IProgress<WorkStep> progress, CancellationToken cancellationToken) => await after(await real.RunAsync(order, progress, cancellationToken));
}
