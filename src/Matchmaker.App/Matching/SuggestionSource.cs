namespace Matchmaker.App.Matching;

/// <summary>What a list of suggestions rests on.</summary>
public enum SuggestionSource
{
    /// <summary>The actor's own collaborations.</summary>
    Collaborations,

    /// <summary>The actor has none yet: its profile, and who is active among those that work with its like.</summary>
    ColdStart,
}
