using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>
/// Gives one actor what people were told for, and of, another, before the other goes: links of mails still lead somewhere, and introductions keep what they came of. What both have is united
/// into the kept actor's; that one was suggested to the other says nothing any more.
/// </summary>
internal sealed class PushedMove(RegistryContext context, long kept, long lost, CancellationToken cancellationToken)
{
    public async Task RunAsync()
    {
        var told = context.PushedSuggestions;
        await told.Where(one => one.ActorId == lost && one.PartnerId == kept || one.ActorId == kept && one.PartnerId == lost).ExecuteDeleteAsync(cancellationToken);
        await UniteAsync(told.Where(one => one.PartnerId == lost).Join(told.Where(one => one.PartnerId == kept), one => one.DigestId, one => one.DigestId, (gone, stays) => new Pair(gone.Id, stays.Id, gone.OpenedAt)));
        await told.Where(one => one.PartnerId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.PartnerId, kept), cancellationToken);
        await DigestsAsync();
        await told.Where(one => one.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.ActorId, kept), cancellationToken);

        // What a person says of the organisation that stays, holds: also that it wants no mails.
        var preferences = context.PushPreferences;
        await preferences.Where(p => p.ActorId == lost && preferences.Any(other => other.ActorId == kept && other.AccountId == p.AccountId)).ExecuteDeleteAsync(cancellationToken);
        await preferences.Where(p => p.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(p => p.ActorId, kept), cancellationToken);
    }

    private async Task DigestsAsync()
    {
        var (told, digests) = (context.PushedSuggestions, context.PushDigests);
        var doubles = await digests.Where(digest => digest.ActorId == lost && digest.AccountId != null)
            .Join(digests.Where(digest => digest.ActorId == kept), digest => new { digest.AccountId, digest.Period }, digest => new { digest.AccountId, digest.Period }, (gone, stays) => new { Gone = gone.Id, gone.PublicId, Stays = stays.Id })
            .ToListAsync(cancellationToken);
        foreach (var pair in doubles)
        {
            var (gone, stays, key) = (pair.Gone, pair.Stays, DigestWriter.KeyOf(pair.PublicId));
            await UniteAsync(told.Where(one => one.DigestId == gone).Join(told.Where(one => one.DigestId == stays), one => one.PartnerId, one => one.PartnerId, (one, other) => new Pair(one.Id, other.Id, one.OpenedAt)));
            await told.Where(one => one.DigestId == gone).ExecuteUpdateAsync(set => set.SetProperty(one => one.DigestId, stays), cancellationToken);

            // There is one mail a period, and without its digest nobody could take this one back.
            await context.OutboxMails.Where(mail => mail.Key == key && mail.State == OutboxState.Waiting && mail.Claim == null).ExecuteDeleteAsync(cancellationToken);
            await digests.Where(digest => digest.Id == gone).ExecuteDeleteAsync(cancellationToken);
        }

        await digests.Where(digest => digest.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(digest => digest.ActorId, kept), cancellationToken);
    }

    private async Task UniteAsync(IQueryable<Pair> pairs)
    {
        foreach (var (gone, stays, opened) in await pairs.ToListAsync(cancellationToken))
        {
            await context.Introductions.Where(one => one.PushedSuggestionId == gone).ExecuteUpdateAsync(set => set.SetProperty(one => one.PushedSuggestionId, stays), cancellationToken);
            if (opened is not null) await context.PushedSuggestions.Where(one => one.Id == stays && one.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.OpenedAt, opened), cancellationToken);
            await context.PushedSuggestions.Where(one => one.Id == gone).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private sealed record Pair(long Gone, long Stays, DateTimeOffset? Opened);
}
