namespace Matchmaker.Web.Api.Keys;

/// <summary>A key that programs call with.</summary>
public sealed record KeyResource
{
    /// <summary>Its number.</summary>
    /// <example>3</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Our web site</example>
    public required string Name { get; init; }

    /// <summary>Its first characters, to tell keys apart.</summary>
    /// <example>mm_q7Zp1xA</example>
    public required string Prefix { get; init; }

    /// <summary>What it is good for.</summary>
    /// <example>["suggestions:read"]</example>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it was made.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    /// <example>2027-11-22T00:00:00+00:00</example>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked; null where it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    /// <example>2026-11-22T01:30:00+00:00</example>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The key itself. Shown in the answer that made it, and never again.</summary>
    /// <example>mm_q7Zp1xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</example>
    public string? Secret { get; init; }
}
