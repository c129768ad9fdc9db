namespace Matchmaker.App.Accounts;

/// <summary>A membership as shown.</summary>
public sealed record MembershipLine(long ActorId, string ActorName, MemberRole Role);
