using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>An owner asks a person, by mail, to join an organisation. Whoever holds the mail's link and signs in with that address may accept.</summary>
public sealed class Invitation
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public required string Email { get; set; }

    public MemberRole Role { get; set; }

    /// <summary>SHA-256 of the link's secret, in hexadecimal.</summary>
    public required string SecretHash { get; set; }

    public long? InvitedById { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
