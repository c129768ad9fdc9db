using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>Whoever leaves an organisation agrees to nothing any more: coming back later does not bring the mails back.</summary>
internal static class PushConsent
{
    // Where mails cannot leave for days, there is one of each day.
    private const int MostWaiting = 30;

    /// <summary>Forgets what a person wanted to be told of an organisation, with what is saved next.</summary>
    public static async Task EndAsync(RegistryContext context, long accountId, long actorId, CancellationToken cancellationToken)
    {
        context.PushPreferences.RemoveRange(await context.PushPreferences.Where(p => p.AccountId == accountId && p.ActorId == actorId).ToListAsync(cancellationToken));
        await WithdrawAsync(context, accountId, actorId, cancellationToken);
    }

    /// <summary>Takes back, with what is saved next, the mails to a person about an organisation that still wait, such as for the end of the quiet hours. One that is being sent at this moment leaves.</summary>
    public static async Task WithdrawAsync(RegistryContext context, long accountId, long actorId, CancellationToken cancellationToken)
    {
        var digests = await context.PushDigests.Where(digest => digest.AccountId == accountId && digest.ActorId == actorId).OrderByDescending(digest => digest.Id).Take(MostWaiting).Select(digest => digest.PublicId).ToListAsync(cancellationToken);
        var keys = digests.ConvertAll(DigestWriter.KeyOf);
        context.OutboxMails.RemoveRange(await context.OutboxMails.Where(mail => keys.Contains(mail.Key) && mail.State == OutboxState.Waiting && mail.Claim == null).ToListAsync(cancellationToken));
    }
}
