using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>Whoever leaves an organisation agrees to nothing any more: coming back later does not bring the mails back.</summary>
internal static class PushConsent
{
    /// <summary>Forgets what a person wanted to be told of an organisation, with what is saved next.</summary>
    public static async Task EndAsync(RegistryContext context, long accountId, long actorId, CancellationToken cancellationToken) =>
        context.PushPreferences.RemoveRange(await context.PushPreferences.Where(p => p.AccountId == accountId && p.ActorId == actorId).ToListAsync(cancellationToken));
}
