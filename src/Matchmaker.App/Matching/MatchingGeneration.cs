namespace Matchmaker.App.Matching;

/// <summary>One model on one snapshot of the registry, with what explains its suggestions. Kept for as long as somebody uses it.</summary>
public sealed class MatchingGeneration
{
    private int _users = 1;

    internal MatchingGeneration(PartnerSuggestions suggestions, DateTimeOffset readAt)
    {
        Suggestions = suggestions;
        Explainer = new(suggestions);
        ReadAt = readAt;
    }

    public PartnerSuggestions Suggestions { get; }

    public SuggestionExplainer Explainer { get; }

    /// <summary>When the registry was read; what happened later is not in <see cref="Suggestions"/>.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>Counts one more user; false where the last has gone and the model's file is closed.</summary>
    internal bool TryUse()
    {
        for (var users = Volatile.Read(ref _users); users > 0;)
        {
            var before = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (before == users) return true;
            users = before;
        }

        return false;
    }

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0) Suggestions.Dispose();
    }
}
