namespace Matchmaker.Engine.Filtering;

/// <summary>Options of <see cref="GraphFilter"/>. Defaults were chosen on a validation part of Gowalla's training interactions; the README of this folder says how.</summary>
public sealed record GraphFilterOptions
{
    /// <summary>a of the normalisation d_u^-a: how much less each interaction of a busy row counts. 0 to 1.</summary>
    public float RowExponent { get; init; } = 0.2f;

    /// <summary>b of the normalisation d_i^-b: how much less each interaction with a popular column counts. 0 to 1.</summary>
    public float ColumnExponent { get; init; } = 0.3f;

    /// <summary>d of d_i^d, with which a column's filtered signal is multiplied: about b gives popularity back. -1 to 1.</summary>
    public float PopularityExponent { get; init; } = 0.25f;

    /// <summary>
    /// λ as a share of the greatest eigenvalue of X̃ᵀX̃: what varies less than that over the graph is damped. Great values tend to plain counts of paths of
    /// three steps, small ones to the interactions themselves. 0.001 to 1,000: a smaller one would want a polynomial of a greater degree than can be had.
    /// </summary>
    public float Ridge { get; init; } = 0.033f;

    /// <summary>
    /// Degree of the polynomial that stands for the filter: steps over the graph, there and back. A low one is smoother than the response that it follows, which
    /// ranks better and costs less than the exact one. 1 to 200.
    /// </summary>
    public int Degree { get; init; } = 4;

    /// <summary>Threads to use; 0 is one for each processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, its value and the range.</exception>
    public void Validate()
    {
        Require(RowExponent is >= 0 and <= 1, nameof(RowExponent), RowExponent, "from 0 to 1");
        Require(ColumnExponent is >= 0 and <= 1, nameof(ColumnExponent), ColumnExponent, "from 0 to 1");
        Require(PopularityExponent is >= -1 and <= 1, nameof(PopularityExponent), PopularityExponent, "from -1 to 1");
        Require(Ridge is >= 0.001f and <= 1000, nameof(Ridge), Ridge, "from 0.001 to 1000");
        Require(Degree is >= 1 and <= 200, nameof(Degree), Degree, "from 1 to 200");
        Require(Threads is >= 0 and <= 1024, nameof(Threads), Threads, "from 0 (all processors) to 1024");
    }

    private static void Require(bool holds, string option, object value, string range)
    {
        if (!holds) throw new ArgumentException(FormattableString.Invariant($"{option} is {value}; it must be {range}."), option);
    }
}
