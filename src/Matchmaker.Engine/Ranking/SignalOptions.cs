using Matchmaker.Engine.Factorization;

namespace Matchmaker.Engine.Ranking;

/// <summary>How signals are computed. The factors' defaults were chosen on a validation year inside the training period; the half-life and the number of candidates are round numbers that were not tuned.</summary>
public sealed record SignalOptions
{
    /// <summary>Collaborations with more actors are left out.</summary>
    public int MaximumSize { get; init; } = 60;

    /// <summary>After so many days a tie counts half for the recent signals.</summary>
    public double HalfLifeDays { get; init; } = 500;

    /// <summary>How many candidates each of the three sources (shared partners, recent ties, factors) puts forward.</summary>
    public int CandidatesPerSource { get; init; } = 300;

    /// <summary>How the actor × actor factors are trained.</summary>
    public FactorTrainingOptions Factors { get; init; } = new() { Rank = 64, Epochs = 8, UnobservedWeight = 0.05f, Regularization = 0.01f };

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (MaximumSize < 2) throw new ArgumentException($"The maximum size of a collaboration is at least 2; it is {MaximumSize}.");
        if (!(HalfLifeDays > 0)) throw new ArgumentException($"The half-life is a number of days above 0; it is {HalfLifeDays}.");
        if (CandidatesPerSource < 1) throw new ArgumentException($"At least one candidate a source is needed; it is {CandidatesPerSource}.");
        Factors.Validate();
    }
}
