namespace Matchmaker.App.Accounts;

/// <summary>A person who acts for an organisation.</summary>
public sealed record MemberLine(long Id, long AccountId, string Name, string Email, MemberRole Role, DateTimeOffset Since);
