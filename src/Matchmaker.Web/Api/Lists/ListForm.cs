namespace Matchmaker.Web.Api.Lists;

/// <summary>What a list is called, and who sees it.</summary>
public sealed record ListForm
{
    /// <summary>What it is called.</summary>
    /// <example>Guests of the spring forum</example>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    /// <example>Studios and schools that animate folk tales</example>
    public string? Description { get; init; }

    /// <summary>Whether everybody sees it; otherwise those who curate lists alone.</summary>
    /// <example>false</example>
    public bool IsPublic { get; init; }
}
