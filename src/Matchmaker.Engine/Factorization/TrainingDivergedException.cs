namespace Matchmaker.Engine.Factorization;

/// <summary>Training reached factors that are not finite numbers. The message names the remedy.</summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    /// <summary>Not all factors are finite after this epoch.</summary>
    public TrainingDivergedException(int epoch)
        : base($"Not all factors are finite after epoch {epoch}: raise the regularisation, or lower the confidences.") => Epoch = epoch;

    /// <summary>The epoch, from 1, after which it was noticed.</summary>
    public int Epoch { get; }
}
