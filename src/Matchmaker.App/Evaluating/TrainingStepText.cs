using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Evaluating;

/// <summary>Passes on what a training step is about, to those who want no more than its words.</summary>
internal sealed class TrainingStepText(IProgress<string>? progress) : IProgress<TrainingStep>
{
    public void Report(TrainingStep value) => progress?.Report(value.What);
}
