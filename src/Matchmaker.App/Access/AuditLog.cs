using Matchmaker.App.Storage;

namespace Matchmaker.App.Access;

/// <summary>Writes who did what. The entry is saved with the change that it tells of, or not at all.</summary>
public static class AuditLog
{
    /// <param name="context">Where the change is made; the entry is saved with it.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="action">What it is, such as <c>introduction.asked</c>.</param>
    /// <param name="actorId">The actor that it is made for, or to.</param>
    /// <param name="subject">What it is made to, such as <c>introduction:12</c>.</param>
    /// <param name="details">What changed, in words, without personal data.</param>
    public static void Record(RegistryContext context, Caller caller, string action, long? actorId = null, string? subject = null, string? details = null) =>
        context.AuditEntries.Add(new()
        {
            AccountId = caller.AccountId,
            ApiKeyId = caller.Key?.Id,
            Action = action,
            ActorId = actorId,
            Subject = subject,
            Details = details,
            Address = caller.Address,
        });
}
