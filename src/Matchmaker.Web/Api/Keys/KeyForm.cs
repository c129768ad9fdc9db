namespace Matchmaker.Web.Api.Keys;

/// <summary>A key that is wanted.</summary>
public sealed record KeyForm
{
    /// <summary>What to call it.</summary>
    /// <example>Our web site</example>
    public required string Name { get; init; }

    /// <summary>What it is to be good for.</summary>
    /// <example>["suggestions:read"]</example>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it is to end by itself; never where left out.</summary>
    /// <example>2027-11-22T00:00:00+00:00</example>
    public DateTimeOffset? ExpiresAt { get; init; }
}
