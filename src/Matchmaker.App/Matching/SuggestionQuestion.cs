namespace Matchmaker.App.Matching;

/// <summary>What somebody asks the suggestions for.</summary>
public sealed record SuggestionQuestion
{
    public SuggestionRequest Request { get; init; } = new();

    /// <summary>Whether only those are wanted whom the actor has not been shown before today.</summary>
    public bool OnlyUnseen { get; init; }

    /// <summary>Whether the answer is shown to anybody, so that it counts as seen.</summary>
    public bool IsShown { get; init; } = true;
}
