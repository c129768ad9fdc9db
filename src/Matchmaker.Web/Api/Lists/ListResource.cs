namespace Matchmaker.Web.Api.Lists;

/// <summary>A curated list with its actors, 500 at the most.</summary>
public sealed record ListResource
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Guests of the spring forum</example>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    /// <example>Studios and schools that animate folk tales</example>
    public string? Description { get; init; }

    /// <summary>Whether everybody sees it.</summary>
    /// <example>true</example>
    public required bool IsPublic { get; init; }

    /// <summary>When it last changed.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its actors, in their order.</summary>
    public required IReadOnlyList<ListEntryResource> Entries { get; init; }
}
