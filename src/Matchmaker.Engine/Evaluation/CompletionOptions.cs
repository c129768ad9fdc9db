namespace Matchmaker.Engine.Evaluation;

/// <summary>Which collaborations are asked about.</summary>
public sealed record CompletionOptions
{
    /// <summary>Smaller ones are not asked about.</summary>
    public int FewestMembers { get; init; } = 4;

    /// <summary>Larger ones are not asked about.</summary>
    public int MostMembers { get; init; } = 20;

    /// <summary>How many members of each are hidden, one after another: one query each.</summary>
    public int HiddenEach { get; init; } = 1;

    /// <summary>Larger collaborations are not learnt from.</summary>
    public int MaximumTrainSize { get; init; } = 60;

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (FewestMembers < 2 || MostMembers < FewestMembers) throw new ArgumentException($"A collaboration to complete has at least 2 members, and at most no fewer; they are {FewestMembers} and {MostMembers}.");
        if (HiddenEach < 1) throw new ArgumentException($"At least one member is hidden; it is {HiddenEach}.");
        if (MaximumTrainSize < 2) throw new ArgumentException($"The maximum size of a collaboration is at least 2; it is {MaximumTrainSize}.");
    }
}
