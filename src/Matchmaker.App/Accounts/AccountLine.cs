namespace Matchmaker.App.Accounts;

/// <summary>An account as an administrator sees it.</summary>
public sealed record AccountLine(
    long Id, string Name, string? Email, bool IsEmailConfirmed, StaffRole Staff, bool IsDemo, bool IsLocked, bool HasSecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt,
    IReadOnlyList<MembershipLine> Memberships);
