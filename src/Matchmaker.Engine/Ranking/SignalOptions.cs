using Matchmaker.Engine.Factorization;

namespace Matchmaker.Engine.Ranking;

/// <summary>How signals are computed. The factors' defaults were chosen on a validation year inside the training period; the half-life and the number of candidates are round numbers that were not tuned.</summary>
public sealed record SignalOptions
{
    /// <summary>Collaborations with more actors are left out.</summary>
    public int MaximumSize { get; init; } = 60;

    /// <summary>After so many days a tie counts half for the recent signals.</summary>
    public double HalfLifeDays { get; init; } = 500;

    /// <summary>How many candidates each source (shared partners, recent ties, factors, profiles; of actors without a past as well) puts forward.</summary>
    public int CandidatesPerSource { get; init; } = 300;

    /// <summary>How the actor × actor factors are trained.</summary>
    public FactorTrainingOptions Factors { get; init; } = new() { Rank = 64, Epochs = 8, UnobservedWeight = 0.05f, Regularization = 0.01f };

    /// <summary>
    /// The weight that all unobserved pairs of an actor have together, at the most: where there are so many actors that <see cref="FactorTrainingOptions.UnobservedWeight"/> would come to more, that is lowered.
    /// What an actor has observed does not grow with the registry, and regularisation, which grows with the weight of its row, would press all factors to zero. CORDIS has 1,800.
    /// </summary>
    public float MostUnobserved { get; init; } = 2_000;

    /// <summary>How the factors of so many actors are trained.</summary>
    public FactorTrainingOptions FactorsOf(int actors) => Factors with { UnobservedWeight = Math.Min(Factors.UnobservedWeight, MostUnobserved / Math.Max(1, actors)) };

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (MaximumSize < 2) throw new ArgumentException($"The maximum size of a collaboration is at least 2; it is {MaximumSize}.");
        if (!(HalfLifeDays > 0)) throw new ArgumentException($"The half-life is a number of days above 0; it is {HalfLifeDays}.");
        if (!(MostUnobserved > 0)) throw new ArgumentException($"The weight of unobserved pairs is above 0; it is {MostUnobserved}.");
        if (CandidatesPerSource < 1) throw new ArgumentException($"At least one candidate a source is needed; it is {CandidatesPerSource}.");
        Factors.Validate();
    }
}
