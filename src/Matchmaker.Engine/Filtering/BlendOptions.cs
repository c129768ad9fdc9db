namespace Matchmaker.Engine.Filtering;

/// <summary>Options of <see cref="BlendedSearch"/>. Defaults did well on a validation part of Gowalla's training interactions, with factors of rank 256.</summary>
public sealed record BlendOptions
{
    /// <summary>How many columns the filter nominates for each row, for both to judge. 1 to 100,000.</summary>
    public int Pool { get; init; } = 400;

    /// <summary>Weight of the factors' scores beside 1 for the filter's, both standardised over the row's pool. 0 to 100.</summary>
    public float FactorWeight { get; init; } = 0.85f;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, its value and the range.</exception>
    public void Validate()
    {
        Require(Pool is >= 1 and <= 100_000, nameof(Pool), Pool, "from 1 to 100000");
        Require(FactorWeight is >= 0 and <= 100, nameof(FactorWeight), FactorWeight, "from 0 to 100");
    }

    private static void Require(bool holds, string option, object value, string range)
    {
        if (!holds) throw new ArgumentException(FormattableString.Invariant($"{option} is {value}; it must be {range}."), option);
    }
}
