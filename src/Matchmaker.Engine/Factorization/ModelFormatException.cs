namespace Matchmaker.Engine.Factorization;

/// <summary>A model is refused. The message says why and what to do.</summary>
/// <param name="defect">Why.</param>
/// <param name="message">Why and what to do, for people.</param>
public sealed class ModelFormatException(ModelDefect defect, string message) : FormatException(message)
{
    /// <summary>Why it is refused.</summary>
    public ModelDefect Defect => defect;
}
