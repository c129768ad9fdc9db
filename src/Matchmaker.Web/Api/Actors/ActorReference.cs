namespace Matchmaker.Web.Api.Actors;

/// <summary>An actor, named in passing.</summary>
public sealed record ActorReference
{
    /// <summary>Its key.</summary>
    /// <example>17</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Example Animation Studio</example>
    public required string Name { get; init; }

    /// <summary>Its country, as its two-letter code.</summary>
    /// <example>PH</example>
    public required string Country { get; init; }
}
