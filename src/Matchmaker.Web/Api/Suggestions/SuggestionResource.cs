using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>A suggested partner.</summary>
public sealed record SuggestionResource
{
    /// <summary>Its place in the list, from 1.</summary>
    /// <example>1</example>
    public required int Rank { get; init; }

    /// <summary>Key of the partner.</summary>
    /// <example>42</example>
    public required long ActorId { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Example Film House</example>
    public required string Name { get; init; }

    /// <summary>Which of the six helixes it belongs to.</summary>
    /// <example>industry</example>
    public required Helix Helix { get; init; }

    /// <summary>Its country, as its two-letter code.</summary>
    /// <example>TH</example>
    public required string Country { get; init; }

    /// <summary>Its city, where known.</summary>
    /// <example>Bangkok</example>
    public string? City { get; init; }

    /// <summary>Whether its verification holds.</summary>
    /// <example>true</example>
    public required bool IsVerified { get; init; }

    /// <summary>Whether the actor has saved it. Null while the database cannot be reached.</summary>
    /// <example>false</example>
    public required bool? IsSaved { get; init; }

    /// <summary>How many introductions it has room for at a time; null where it sets no limit.</summary>
    /// <example>5</example>
    public int? Capacity { get; init; }

    /// <summary>How many it could have beside those that are open; null where it sets no limit.</summary>
    /// <example>3</example>
    public int? FreePlaces { get; init; }

    /// <summary>The score: the sum of its reasons. Comparable within one list only.</summary>
    /// <example>3.4</example>
    public required double Score { get; init; }

    /// <summary>Why it is suggested; null where explanations were not asked for.</summary>
    public ExplanationResource? Why { get; init; }
}
