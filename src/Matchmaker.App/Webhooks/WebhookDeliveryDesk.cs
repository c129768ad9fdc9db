using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Webhooks;

/// <summary>Where organisations see what came of their events, have them told again, and try an address out.</summary>
public sealed class WebhookDeliveryDesk(RegistryDatabase database, WebhookOutbox outbox, JobBell bell)
{
    /// <summary>How many one page holds at the most.</summary>
    public const int Most = 200;

    /// <summary>Deliveries to one address, the latest first; null where the organisation has no such.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="actorId">The organisation.</param>
    /// <param name="id">The subscription.</param>
    /// <param name="state">Only those; null for all.</param>
    /// <param name="before">Only those with a lower key; null for the latest.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IReadOnlyList<WebhookDelivery>?> ListAsync(
        Caller caller, long actorId, long id, OutboxState? state = null, long? before = null, int count = 50, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        await using var context = database.CreateDbContext();
        if (!await context.WebhookSubscriptions.AnyAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken)) return null;
        return await context.WebhookDeliveries.AsNoTracking().Where(d => d.SubscriptionId == id && (state == null || d.State == state) && (before == null || d.Id < before))
            .OrderByDescending(d => d.Id).Take(Math.Clamp(count, 1, Most + 1)).ToListAsync(cancellationToken);
    }

    /// <summary>Sends an event that says nothing, to see whether it arrives; also to an address that is switched off.</summary>
    /// <returns>The delivery, which is under way; null where the organisation has no such address.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<WebhookDelivery?> TestAsync(Caller caller, long actorId, long id, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        await using var context = database.CreateDbContext();
        if (await context.WebhookSubscriptions.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken) is not { } subscription) return null;
        var delivery = outbox.Add(context, subscription, WebhookEvent.Test, new { webhookId = id });
        AuditLog.Record(context, caller, "webhook.tested", actorId, $"webhook:{id}");
        await context.SaveChangesAsync(cancellationToken);
        return delivery;
    }

    /// <summary>Tells one event again, also one that has arrived; its id and what it says stay the same.</summary>
    /// <returns>Whether the organisation has such a delivery.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="WebhookException">The address is switched off.</exception>
    public async Task<bool> ReplayAsync(Caller caller, long actorId, long id, long deliveryId, CancellationToken cancellationToken = default) =>
        await ReplayAsync(caller, actorId, id, found => found.Where(d => d.Id == deliveryId), $"delivery:{deliveryId}", cancellationToken) is > 0;

    /// <summary>Tells again all that failed since a moment.</summary>
    /// <returns>How many; null where the organisation has no such address.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="WebhookException">The address is switched off.</exception>
    public Task<int?> ReplayFailedAsync(Caller caller, long actorId, long id, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        ReplayAsync(caller, actorId, id, found => found.Where(d => d.State == OutboxState.Failed && d.CreatedAt >= since), FormattableString.Invariant($"failed since {since.UtcDateTime:yyyy-MM-dd HH:mm}"), cancellationToken);

    private async Task<int?> ReplayAsync(Caller caller, long actorId, long id, Func<IQueryable<WebhookDelivery>, IQueryable<WebhookDelivery>> which, string details, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        if (await context.WebhookSubscriptions.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken) is not { } subscription) return null;
        if (!subscription.IsActive) throw new WebhookException("The address is switched off. Switch it on first.");
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        var count = await which(context.WebhookDeliveries.Where(d => d.SubscriptionId == id)).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, OutboxState.Waiting).SetProperty(d => d.DueAt, now).SetProperty(d => d.Attempts, 0).SetProperty(d => d.EndedAt, (DateTimeOffset?)null), cancellationToken);
        if (count == 0) return 0;
        AuditLog.Record(context, caller, "webhook.replayed", actorId, $"webhook:{id}", details);
        context.AfterCommit(() => bell.Ring(WebhookJob.Name));
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return count;
    }
}
