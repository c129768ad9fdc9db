namespace Matchmaker.App.Matching;

/// <summary>How the suggestions of everybody are to be balanced.</summary>
public sealed record BalanceRequest
{
    /// <summary>Each group gets at least this part of its share of all suggestions; from 0 to 1.</summary>
    public double Floor { get; init; } = 0.8;

    /// <summary>What to balance by, of <see cref="BalanceAttributes.Names"/>; the others are watched without a guarantee.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [BalanceAttributes.Country];

    /// <summary>What shares are parts of.</summary>
    public ShareBasis ShareOf { get; init; }

    /// <summary>Suggestions an actor.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Who may be suggested; null for everyone.</summary>
    public SuggestionFilter? Filter { get; init; }

    /// <summary>Whether actors without a past partner get suggestions too.</summary>
    public bool IncludeNewcomers { get; init; }

    /// <exception cref="BalanceException">The floor lies outside its range.</exception>
    public void Validate()
    {
        if (!(Floor >= 0 && Floor <= 1)) throw new BalanceException($"The floor is a part of each group's share, from 0 to 1 (0.8 for 80 %); it is {Floor}.");
    }
}
