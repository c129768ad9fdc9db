namespace Matchmaker.Web.Api.Registry;

/// <summary>What an edit does to one field of one actor.</summary>
public sealed record BulkChangeResource
{
    /// <summary>Key of the actor.</summary>
    /// <example>17</example>
    public required long ActorId { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Example Animation Studio</example>
    public required string Name { get; init; }

    /// <summary>The field: helix, size, country, sectors or verification.</summary>
    /// <example>size</example>
    public required string Field { get; init; }

    /// <summary>What it said before.</summary>
    /// <example>micro</example>
    public required string Before { get; init; }

    /// <summary>What it says now.</summary>
    /// <example>small</example>
    public required string After { get; init; }
}
