namespace Matchmaker.App.Matching;

/// <summary>What an actor wishes beyond what the model knows: added to every score in the open, and never learnt.</summary>
public sealed record SuggestionWishes
{
    public static SuggestionWishes None { get; } = new();

    /// <summary>From −1, strangers to its network, to 1, those whom its partners know; 0 for no wish.</summary>
    public double Familiarity { get; init; }

    /// <summary>From −1, far away, to 1, the same country; 0 for no wish.</summary>
    public double Nearness { get; init; }

    /// <summary>Dense indices of whom it dismissed: those who are like them count for less.</summary>
    public IReadOnlyList<int> FewerLike { get; init; } = [];

    /// <summary>Dense indices of whom it saved: those who are like them count for more.</summary>
    public IReadOnlyList<int> MoreLike { get; init; } = [];

    /// <exception cref="SuggestionRequestException">A wish lies outside its range.</exception>
    internal void Validate()
    {
        if (!(Math.Abs(Familiarity) <= 1)) throw new SuggestionRequestException($"Familiarity goes from -1 (new) to 1 (familiar); it is {Familiarity}.");
        if (!(Math.Abs(Nearness) <= 1)) throw new SuggestionRequestException($"Nearness goes from -1 (far) to 1 (near); it is {Nearness}.");
    }
}
