namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>Something by which actors fall into groups that are each owed exposure, such as their country.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="LabelOf">For each actor, its label.</param>
/// <param name="Labels">Name of each label.</param>
/// <param name="TargetShares">
/// For each label, the share of all exposure that counts as its own; not negative, summing to at most 1. Null for the group's part of all eligible actors.
/// </param>
/// <param name="Floor">The guaranteed part of a share where it differs from the one of the options; 0 to only watch the attribute's exposure.</param>
public sealed record BalanceAttribute(string Name, int[] LabelOf, IReadOnlyList<string> Labels, IReadOnlyList<double>? TargetShares = null, double? Floor = null)
{
    /// <exception cref="ArgumentException">A label or a share is out of range.</exception>
    public void Validate(int actorCount)
    {
        if (LabelOf.Length != actorCount) throw new ArgumentException($"{actorCount} actors need as many labels of {Name}; there are {LabelOf.Length}.");
        if (Array.Exists(LabelOf, label => label < 0 || label >= Labels.Count)) throw new ArgumentException($"Labels of {Name} go from 0 to {Labels.Count - 1}.");
        if (Floor is { } floor && !(floor >= 0 && floor <= 1)) throw new ArgumentException($"The floor of {Name} is a part of each group's share, from 0 to 1; it is {floor}.");
        if (TargetShares is null) return;
        if (TargetShares.Count != Labels.Count) throw new ArgumentException($"{Name} has {Labels.Count} labels and {TargetShares.Count} target shares; it needs one each.");
        if (TargetShares.Any(share => !(share >= 0)) || TargetShares.Sum() > 1 + 1e-9)
            throw new ArgumentException($"Target shares of {Name} are not negative and sum to at most 1.");
    }
}
