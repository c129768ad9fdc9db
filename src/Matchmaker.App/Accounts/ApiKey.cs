using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>Lets a program act for an organisation, within its scopes. The key itself is shown once and never stored.</summary>
public sealed class ApiKey
{
    public long Id { get; set; }

    /// <summary>The organisation it acts for; null for a key of the secretariat.</summary>
    public long? ActorId { get; set; }

    public Actor? Actor { get; set; }

    public required string Name { get; set; }

    /// <summary>The first characters of the key, to tell keys apart.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the key, in hexadecimal: keys are long and random, so that a slow hash would add nothing.</summary>
    public required string Hash { get; set; }

    /// <summary>Codes of <see cref="ApiScope"/>.</summary>
    public List<string> Scopes { get; set; } = [];

    public long? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
