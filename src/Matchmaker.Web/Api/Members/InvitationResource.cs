using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Api.Members;

/// <summary>An invitation that waits. Its link stands in the mail alone.</summary>
public sealed record InvitationResource
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>Whom it was sent to.</summary>
    /// <example>dewi@studio.example</example>
    public required string Email { get; init; }

    /// <summary>What the person will be.</summary>
    /// <example>viewer</example>
    public required MemberRole Role { get; init; }

    /// <summary>Until when it holds.</summary>
    /// <example>2026-12-06T01:00:00+00:00</example>
    public required DateTimeOffset ExpiresAt { get; init; }
}
