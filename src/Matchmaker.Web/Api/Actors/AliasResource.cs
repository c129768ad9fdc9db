namespace Matchmaker.Web.Api.Actors;

/// <summary>Another name of an actor.</summary>
public sealed record AliasResource
{
    /// <summary>The name, in any script.</summary>
    /// <example>Halimbawang Estudyo</example>
    public required string Name { get; init; }

    /// <summary>The language of the name, where known.</summary>
    /// <example>fil</example>
    public string? Language { get; init; }
}
