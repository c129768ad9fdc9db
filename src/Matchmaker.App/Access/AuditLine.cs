namespace Matchmaker.App.Access;

/// <summary>An entry of the audit log as shown.</summary>
/// <param name="Who">The person's name, <c>account 12</c> where it was erased, <c>key 3</c> for a program, null for the product itself.</param>
/// <param name="ActorName">The actor; null where there is none, or it is gone.</param>
public sealed record AuditLine(long Id, DateTimeOffset At, string? Who, string Action, long? ActorId, string? ActorName, string? Subject, string? Details, string? Address);
