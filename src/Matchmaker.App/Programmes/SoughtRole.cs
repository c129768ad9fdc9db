using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes;

/// <summary>A role that somebody shall fill.</summary>
public sealed record SoughtRole
{
    /// <summary>What tells it from the others: <c>lead</c>, <c>animation</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is sought, in words.</summary>
    public string Text { get; init; } = "";

    /// <summary>The helix it asks for; null for any.</summary>
    public Helix? Helix { get; init; }

    /// <summary>Offers and sectors that fit, as codes of the taxonomies.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public int Count { get; init; } = 1;
}
