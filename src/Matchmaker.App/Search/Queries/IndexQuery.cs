namespace Matchmaker.App.Search.Queries;

/// <summary>What an index is asked.</summary>
public sealed record IndexQuery
{
    /// <summary>What an actor has to fit; every actor where null.</summary>
    public QueryNode? Wanted { get; init; }

    /// <summary>What it must not fit.</summary>
    public IReadOnlyList<QueryNode> Unwanted { get; init; } = [];

    public IReadOnlyList<ActorFilter> Filters { get; init; } = [];

    /// <summary>A name, folded as names are: those called just so come first among what fits.</summary>
    public string? Name { get; init; }

    /// <summary>An actor to leave out: the one that others are compared with.</summary>
    public long? Except { get; init; }

    public int Skip { get; init; }

    public int Top { get; init; } = 20;

    /// <summary>The aspects to count.</summary>
    public IReadOnlyList<ActorAspect> Facets { get; init; } = [];
}
