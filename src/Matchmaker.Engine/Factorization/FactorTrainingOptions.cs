namespace Matchmaker.Engine.Factorization;

/// <summary>
/// What every trainer of factors understands. Defaults are those that did best on held-out training interactions of Gowalla; see the README of this folder.
/// </summary>
public record FactorTrainingOptions
{
    /// <summary>Greatest rank that is accepted.</summary>
    public const int MaxRank = 2048;

    /// <summary>Factors for each row and column: more tell finer differences apart and cost more. 1 to <see cref="MaxRank"/>.</summary>
    public int Rank { get; init; } = 64;

    /// <summary>Passes over both sides. 1 to 1,000.</summary>
    public int Epochs { get; init; } = 16;

    /// <summary>λ, the strength of the pull of all factors towards zero. Above 0.</summary>
    public float Regularization { get; init; } = 0.003f;

    /// <summary>
    /// ν, how regularisation grows with the number n of entries in a row: λ_u = λ(n + α0·columns)^ν (Rendle et al. 2021, eq. 4).
    /// 0 is the same for all, 1 is proportional. 0 to 2.
    /// </summary>
    public float RegularizationExponent { get; init; } = 1;

    /// <summary>α0, the weight of every pair without an entry, whose target is 0. Observed pairs bear it as well (Rendle et al. 2021, eq. 3). 0 to 1,000.</summary>
    public float UnobservedWeight { get; init; } = 0.1f;

    /// <summary>Initial factors are normal with standard deviation <see cref="InitialScale"/>/√rank. Above 0, up to 10.</summary>
    public float InitialScale { get; init; } = 0.1f;

    /// <summary>Seed of the initial factors: the same seed, data and options give the same factors, bit for bit.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use; 0 is one for each processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, its value and the range.</exception>
    public virtual void Validate()
    {
        Require(Rank is >= 1 and <= MaxRank, nameof(Rank), Rank, $"from 1 to {MaxRank}");
        Require(Epochs is >= 1 and <= 1000, nameof(Epochs), Epochs, "from 1 to 1000");
        Require(Regularization > 0 && float.IsFinite(Regularization), nameof(Regularization), Regularization, "above 0");
        Require(RegularizationExponent is >= 0 and <= 2, nameof(RegularizationExponent), RegularizationExponent, "from 0 to 2");
        Require(UnobservedWeight is >= 0 and <= 1000, nameof(UnobservedWeight), UnobservedWeight, "from 0 to 1000");
        Require(InitialScale is > 0 and <= 10, nameof(InitialScale), InitialScale, "above 0, up to 10");
        Require(Threads is >= 0 and <= 1024, nameof(Threads), Threads, "from 0 (all processors) to 1024");
    }

    /// <summary>λ_u of a row with that many entries, where the other side has that many rows in all.</summary>
    public float RegularizationOf(int entries, int otherSide) =>
        (float)(Regularization * Math.Pow(entries + ((double)UnobservedWeight * otherSide), RegularizationExponent));

    /// <summary>Throws unless the condition holds.</summary>
    private protected static void Require(bool holds, string option, object value, string range)
    {
        if (!holds) throw new ArgumentException(FormattableString.Invariant($"{option} is {value}; it must be {range}."), option);
    }
}
