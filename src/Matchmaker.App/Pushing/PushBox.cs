using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>What a person was told, as the app shows it behind the bell: the own digests alone, of organisations that the person is still of.</summary>
public sealed class PushBox(RegistryDatabase database, PushBell bell)
{
    /// <summary>How many digests the person has not looked into; 0 for who is no person.</summary>
    public async Task<int> UnreadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        if (caller.AccountId is null || caller.Memberships.Count == 0) return 0;
        await using var context = database.CreateDbContext();
        return await Own(context, caller).CountAsync(digest => digest.ReadAt == null, cancellationToken);
    }

    /// <summary>The last digests, the latest first.</summary>
    public async Task<IReadOnlyList<Notice>> ListAsync(Caller caller, int most, CancellationToken cancellationToken = default)
    {
        if (caller.AccountId is null) return [];
        await using var context = database.CreateDbContext();
        var digests = await Own(context, caller).AsNoTracking().Include(digest => digest.Suggestions).AsSplitQuery().OrderByDescending(digest => digest.CreatedAt).ThenByDescending(digest => digest.Id).Take(most).ToListAsync(cancellationToken);
        var labels = await ActorLabels.ReadAsync(context, digests.SelectMany(digest => digest.Suggestions.SelectMany(one => one.Reasons.Mentioned.Append(one.PartnerId)).Append(digest.ActorId)), cancellationToken);
        return [.. digests.Where(digest => labels.ContainsKey(digest.ActorId)).Select(digest => new Notice(
            digest.PublicId, digest.ActorId, labels[digest.ActorId].Name, digest.CreatedAt, digest.ReadAt is not null,
            [.. digest.Suggestions.Where(one => labels.ContainsKey(one.PartnerId)).OrderBy(one => one.Rank)
                .Select(one => new NoticeLine(one.PublicId, labels[one.PartnerId], one.Reasons.Say(labels[one.PartnerId], labels), one.OpenedAt is not null))]))];
    }

    /// <summary>Notes that the person has looked into all its digests.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> MarkReadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        if (caller.AccountId is not { } accountId) return 0;
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var read = await Own(context, caller).Where(digest => digest.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(digest => digest.ReadAt, now), cancellationToken);
        if (read > 0) await context.PushPreferences.Where(p => p.AccountId == accountId && p.Unopened > 0).ExecuteUpdateAsync(set => set.SetProperty(p => p.Unopened, 0), cancellationToken);
        await change.CommitAsync(cancellationToken);
        if (read > 0) bell.Ring(accountId);
        return read;
    }

    /// <summary>Notes that somebody followed a suggestion's link. Who holds it may not be signed in: a link tells no more than where the public profile is.</summary>
    /// <returns>Who was suggested to whom; null where no suggestion has that id.</returns>
    public async Task<(long ActorId, long PartnerId)?> OpenAsync(string publicId, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.PushedSuggestions.Include(one => one.Digest).SingleOrDefaultAsync(one => one.PublicId == publicId, cancellationToken) is not { } opened) return null;
        var digest = opened.Digest!;
        (opened.OpenedAt, digest.ReadAt) = (opened.OpenedAt ?? now, digest.ReadAt ?? now);
        await context.SaveChangesAsync(cancellationToken);
        await context.PushPreferences.Where(p => p.AccountId == digest.AccountId && p.ActorId == digest.ActorId && p.Unopened > 0).ExecuteUpdateAsync(set => set.SetProperty(p => p.Unopened, 0), cancellationToken);
        await change.CommitAsync(cancellationToken);
        if (digest.AccountId is { } accountId) bell.Ring(accountId);
        return (opened.ActorId, opened.PartnerId);
    }

    private static IQueryable<PushDigest> Own(RegistryContext context, Caller caller)
    {
        long[] actors = [.. caller.Memberships.Keys];
        return context.PushDigests.Where(digest => digest.AccountId == caller.AccountId && actors.Contains(digest.ActorId));
    }
}
