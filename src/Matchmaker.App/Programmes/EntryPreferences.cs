namespace Matchmaker.App.Programmes;

/// <summary>How an actor takes part in a forum or a mentoring round: whom it wishes, when it is there, what it brings. What is null or empty is left to its profile and the secretariat.</summary>
public sealed record EntryPreferences
{
    /// <summary>Keys of participants it would like, the first one most.</summary>
    public IReadOnlyList<long> Wishes { get; init; } = [];

    /// <summary>Keys of participants it would rather not have.</summary>
    public IReadOnlyList<long> Avoid { get; init; } = [];

    /// <summary>Of a forum: when it is there, such as 09:00-12:00; always where it is empty.</summary>
    public IReadOnlyList<string> Available { get; init; } = [];

    /// <summary>Of a forum: when it is away all the same.</summary>
    public IReadOnlyList<string> Away { get; init; } = [];

    /// <summary>Of a forum: how many meetings at least.</summary>
    public int? Least { get; init; }

    /// <summary>Of a forum: how many meetings at the most.</summary>
    public int? Most { get; init; }

    /// <summary>Of a mentoring round: codes of what it mentors in, or seeks; its profile's where it is null.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Of a mentoring round: languages that it speaks; its profile's where it is null.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Of a mentoring round: how many mentors it wishes, or how many mentees it takes.</summary>
    public int? Places { get; init; }
}
