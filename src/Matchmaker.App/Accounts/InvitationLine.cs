namespace Matchmaker.App.Accounts;

/// <summary>An invitation that waits.</summary>
public sealed record InvitationLine(long Id, string Email, MemberRole Role, DateTimeOffset ExpiresAt);
