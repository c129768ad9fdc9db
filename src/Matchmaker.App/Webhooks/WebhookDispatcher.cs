using System.Collections.Concurrent;
using System.Security.Cryptography;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Webhooks;

/// <summary>
/// Delivers the events that are due, each at least once: several receivers at a time, the events of one receiver one after another. One that hangs keeps nothing but its own lane, and is left alone for a
/// while; one that has failed for a day is given up. Safe for several at a time, on any number of nodes.
/// </summary>
public sealed class WebhookDispatcher(RegistryDatabase database, WebhookClient client, IDataProtectionProvider protection, MailOutbox mails, MailOptions mailOptions, WebhookOptions options)
{
    private const int ClaimedAtOnce = 20;

    private readonly OutboxQueue<WebhookDelivery> _queue = new(database);
    private readonly IDataProtector _protector = protection.CreateProtector(WebhookDesk.Purpose);

    /// <summary>Delivers all that is due, also what becomes due meanwhile.</summary>
    public async Task<OutboxTally> RunAsync(CancellationToken cancellationToken = default)
    {
        var busy = new ConcurrentDictionary<long, byte>();
        var (sent, delayed, failed) = (0, 0, 0);
        await _queue.CorrectAsync(cancellationToken);
        await CorrectWaitsAsync(cancellationToken);
        await OutboxLanes.RunAsync<long>(
            async () =>
            {
                var due = await DueAsync([.. busy.Keys], cancellationToken);
                return due.Where(id => busy.TryAdd(id, 0)).ToList();
            },
            async id =>
            {
                try
                {
                    var tally = await TellAsync(id, cancellationToken);
                    Interlocked.Add(ref sent, tally.Sent);
                    Interlocked.Add(ref delayed, tally.Delayed);
                    Interlocked.Add(ref failed, tally.Failed);
                }
                finally
                {
                    busy.TryRemove(id, out _);
                }
            },
            options.Lanes,
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new(sent, delayed, failed);
    }

    // Tried at a time that has not come yet: the clock has been set back since, and nobody waits until it is that time again.
    private async Task CorrectWaitsAsync(CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        var (latest, soon) = (now + OutboxQueue<WebhookDelivery>.Slack, now + OutboxWaits.OfWebhooks[0]);
        await using var context = database.CreateDbContext();
        var ahead = await context.WebhookDeliveries.Where(d => d.State == OutboxState.Waiting && d.TriedAt > latest).Select(d => d.SubscriptionId).Distinct().ToListAsync(cancellationToken);
        if (ahead.Count == 0) return;
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.WebhookDeliveries.Where(d => ahead.Contains(d.SubscriptionId) && d.State == OutboxState.Waiting && d.DueAt > soon).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, soon), cancellationToken);
        await context.WebhookDeliveries.Where(d => ahead.Contains(d.SubscriptionId) && d.TriedAt > latest).ExecuteUpdateAsync(set => set.SetProperty(d => d.TriedAt, now), cancellationToken);
        await context.WebhookSubscriptions.Where(w => ahead.Contains(w.Id) && w.FailingSince > latest).ExecuteUpdateAsync(set => set.SetProperty(w => w.FailingSince, now), cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    // Receivers that wait for something, those that have waited longest first.
    private async Task<IReadOnlyList<long>> DueAsync(IReadOnlyCollection<long> busy, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var due = await context.WebhookDeliveries
            .Where(d => d.State == OutboxState.Waiting && d.DueAt <= now && (d.ClaimedUntil == null || d.ClaimedUntil < now) && (d.Subscription!.IsActive || d.Type == WebhookEvent.Test))
            .GroupBy(d => d.SubscriptionId).Select(group => new { Id = group.Key, Since = group.Min(d => d.DueAt) }).ToListAsync(cancellationToken);
        return [.. due.Where(one => !busy.Contains(one.Id)).OrderBy(one => one.Since).Select(one => one.Id)];
    }

    private async Task<OutboxTally> TellAsync(long subscriptionId, CancellationToken cancellationToken)
    {
        var tally = new OutboxTally(0, 0, 0);
        var subscription = await FindAsync(subscriptionId, cancellationToken);
        if (subscription is null) return tally;
        var claimed = await _queue.ClaimAsync(ClaimedAtOnce, d => d.SubscriptionId == subscriptionId && (d.Subscription!.IsActive || d.Type == WebhookEvent.Test), cancellationToken);
        var isAway = false;
        foreach (var delivery in claimed)
        {
            if (isAway || cancellationToken.IsCancellationRequested || !_queue.IsHeld(delivery, options.TimeLimit))
            {
                await _queue.ReleaseAsync(delivery, cancellationToken: CancellationToken.None);
                continue;
            }

            WebhookAnswer answer;
            try
            {
                answer = await SendAsync(subscription, delivery, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await _queue.ReleaseAsync(delivery, cancellationToken: CancellationToken.None);
                continue;
            }

            tally = await EndAsync(subscription, delivery, answer, tally);
            isAway = answer.IsAway || answer.IsGone;
        }

        return tally;
    }

    private async Task<WebhookSubscription?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        return await context.WebhookSubscriptions.AsNoTracking().Include(w => w.Actor).SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
    }

    private async Task<WebhookAnswer> SendAsync(WebhookSubscription subscription, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(new Uri(subscription.Url), _protector.Unprotect(subscription.ProtectedSecret), delivery, cancellationToken);
        }
        catch (CryptographicException)
        {
            return new(null, "The secret cannot be read any more, since the keys of the installation have changed. Make a new one.");
        }
    }

    private async Task<OutboxTally> EndAsync(WebhookSubscription subscription, WebhookDelivery delivery, WebhookAnswer answer, OutboxTally tally)
    {
        var now = database.Time.GetUtcNow();
        if (answer.Problem is null)
        {
            await _queue.SentAsync(delivery, set => set.SetProperty(d => d.StatusCode, answer.StatusCode).SetProperty(d => d.TriedAt, now), CancellationToken.None);
            if (subscription.FailingSince is not null) await FailingSinceAsync(subscription, null);
            return tally with { Sent = tally.Sent + 1 };
        }

        if (subscription.FailingSince is null) await FailingSinceAsync(subscription, now);
        var wait = answer.IsGone ? null : OutboxWaits.OfWebhooks.After(delivery.Attempts);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync();
        if (!await _queue.FailedAsync(context, delivery, answer.Problem, wait, set => set.SetProperty(d => d.StatusCode, answer.StatusCode).SetProperty(d => d.TriedAt, now))) return tally;
        if (answer.IsGone || now - subscription.FailingSince >= options.GivenUpAfter) await GiveUpAsync(context, subscription, answer.Problem, now);
        else if (answer.IsAway && wait is { } pause) await LeaveAloneAsync(context, subscription.Id, now + Longer(pause, (now - subscription.FailingSince!.Value) / 8));
        await context.SaveChangesAsync();
        await change.CommitAsync();
        return wait is null ? tally with { Failed = tally.Failed + 1 } : tally with { Delayed = tally.Delayed + 1 };
    }

    // What else waits for it comes a moment before the one that failed: where that one is the reason, the others arrive.
    private static async Task LeaveAloneAsync(RegistryContext context, long subscriptionId, DateTimeOffset until)
    {
        var before = until - TimeSpan.FromSeconds(1);
        await context.WebhookDeliveries.Where(d => d.SubscriptionId == subscriptionId && d.State == OutboxState.Waiting && d.DueAt < before).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, before));
    }

    private async Task FailingSinceAsync(WebhookSubscription subscription, DateTimeOffset? since)
    {
        subscription.FailingSince = since;
        await using var context = database.CreateDbContext();
        await context.WebhookSubscriptions.Where(w => w.Id == subscription.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.FailingSince, since));
    }

    private async Task GiveUpAsync(RegistryContext context, WebhookSubscription subscription, string problem, DateTimeOffset now)
    {
        var switchedOff = await context.WebhookSubscriptions.Where(w => w.Id == subscription.Id && w.IsActive)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.IsActive, false).SetProperty(w => w.DisabledAt, now).SetProperty(w => w.DisabledBecause, problem));
        if (switchedOff == 0) return;
        await context.WebhookDeliveries.Where(d => d.SubscriptionId == subscription.Id && d.State == OutboxState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, OutboxState.Failed).SetProperty(d => d.EndedAt, now).SetProperty(d => d.Problem, "The receiver was given up."));
        AuditLog.Record(context, Caller.Program, "webhook.disabled", subscription.ActorId, $"webhook:{subscription.Id}", problem);
        var owners = await context.Memberships.Where(m => m.ActorId == subscription.ActorId && m.Role == MemberRole.Owner && m.Account!.EmailConfirmed).Select(m => new { m.AccountId, m.Account!.Email }).ToListAsync();
        foreach (var owner in owners)
        {
            mails.Add(context, new()
            {
                Key = FormattableString.Invariant($"webhook-disabled:{subscription.Id}:{now.ToUnixTimeSeconds()}:account:{owner.AccountId}"),
                Kind = "webhook",
                To = owner.Email!,
                Subject = $"{subscription.Actor!.Name}: events are no longer sent",
                Text = $"Events of {subscription.Actor.Name} could not be delivered to {subscription.Url}:\n{problem}\n\nNothing more is sent there. Once it works again, switch it on and send again what failed:\n{mailOptions.PublicAddress}/organisation\n",
            });
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
