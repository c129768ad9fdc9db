namespace Matchmaker.Web.Api.Search;

/// <summary>How many of the actors that fit have a code.</summary>
public sealed record FacetCountResource
{
    /// <summary>The code, as a filter takes it.</summary>
    /// <example>VN</example>
    public required string Code { get; init; }

    /// <summary>What to call it.</summary>
    /// <example>Viet Nam</example>
    public required string Name { get; init; }

    /// <summary>How many have it.</summary>
    /// <example>132</example>
    public required int Count { get; init; }
}
