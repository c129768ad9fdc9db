namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>How much each part of a consortium's score counts beside the others; parts that a problem does not have are left out, and the rest is scaled to a sum of 1.</summary>
public sealed record ConsortiumWeights
{
    /// <summary>Needs of the brief that somebody covers.</summary>
    public double Coverage { get; init; } = 0.35;

    /// <summary>How well members fit their roles.</summary>
    public double Fit { get; init; } = 0.25;

    /// <summary>Mutual acceptance of all pairs.</summary>
    public double Acceptance { get; init; } = 0.3;

    /// <summary>Balance of pairs that have worked together and pairs that are new.</summary>
    public double TieBalance { get; init; } = 0.1;

    /// <summary>The share of pairs with a tie that is best: enough who know each other, and enough that is new.</summary>
    public double TiedShare { get; init; } = 0.4;

    /// <exception cref="ArgumentException">A weight is below 0 or not finite, all are 0, or the share is outside 0 … 1.</exception>
    public void Validate()
    {
        foreach (var (name, weight) in new[] { ("coverage", Coverage), ("fit", Fit), ("acceptance", Acceptance), ("balance of ties", TieBalance) })
            if (!(weight >= 0) || !double.IsFinite(weight)) throw new ArgumentException($"The weight of {name} is 0 or above; it is {weight}.");
        if (Coverage + Fit + Acceptance + TieBalance <= 0) throw new ArgumentException("All weights are 0: nothing would tell one consortium from another.");
        if (!(TiedShare is >= 0 and <= 1)) throw new ArgumentException($"The share of pairs with a tie lies between 0 and 1; it is {TiedShare}.");
    }
}
