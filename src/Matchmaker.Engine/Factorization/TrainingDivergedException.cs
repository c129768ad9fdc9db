namespace Matchmaker.Engine.Factorization;

/// <summary>Training reached factors that are of no use: not finite numbers, or all zero. The message names the remedy.</summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    /// <summary>Not all factors are finite after this epoch.</summary>
    public TrainingDivergedException(int epoch)
        : this(epoch, $"Not all factors are finite after epoch {epoch}: raise the regularisation, or lower the confidences.")
    {
    }

    private TrainingDivergedException(int epoch, string message)
        : base(message) => Epoch = epoch;

    /// <summary>The epoch, from 1, after which it was noticed.</summary>
    public int Epoch { get; }

    /// <summary>The penalty outweighs what the entries say, so that zero is the best that training can find.</summary>
    public static TrainingDivergedException Collapsed(int epoch) =>
        new(epoch, $"All factors have shrunk to zero after epoch {epoch}: lower Regularization or UnobservedWeight.");

    /// <summary>Beside confidences so great nothing is left of the penalty in numbers of 32 bits, and without it the factors have no bound.</summary>
    public static TrainingDivergedException Unregularised() =>
        new(1, "The confidences are so great that nothing is left of the regularisation beside them: raise the regularisation, or lower the confidences.");
}
