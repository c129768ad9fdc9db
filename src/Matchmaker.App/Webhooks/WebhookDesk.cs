using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Webhooks;

/// <summary>Where organisations ask to be told of events, and change their mind. Secrets are stored encrypted with the keys of the installation.</summary>
public sealed class WebhookDesk(RegistryDatabase database, IDataProtectionProvider protection, WebhookOptions options)
{
    /// <summary>How many an organisation may have.</summary>
    public const int Most = 20;

    /// <summary>What secrets are encrypted for; who delivers needs the same.</summary>
    public const string Purpose = "Matchmaker.Webhooks";

    private const string Mark = "whsec_";
    private const int SecretBytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IReadOnlyList<WebhookSubscription>> ListAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        await using var context = database.CreateDbContext();
        return await context.WebhookSubscriptions.AsNoTracking().Where(w => w.ActorId == actorId).OrderBy(w => w.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One subscription; null where the organisation has no such.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<WebhookSubscription?> FindAsync(Caller caller, long actorId, long id, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        await using var context = database.CreateDbContext();
        return await context.WebhookSubscriptions.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken);
    }

    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="RegistryRuleException">The address or an event will not do.</exception>
    public async Task<IssuedWebhook> CreateAsync(Caller caller, long actorId, WebhookWish wish, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        CheckHost(wish.Url);
        await using var context = database.CreateDbContext();
        if (await context.WebhookSubscriptions.CountAsync(w => w.ActorId == actorId, cancellationToken) >= Most)
            throw Refused("webhooks", $"{Most} are the most. Delete one that is not needed.");
        var secret = NewSecret();
        var subscription = new WebhookSubscription
        {
            ActorId = actorId,
            Url = wish.Url,
            Events = [.. wish.Events.Distinct(StringComparer.Ordinal)],
            IsActive = wish.IsActive,
            ProtectedSecret = _protector.Protect(secret),
            CreatedAt = database.Time.GetUtcNow(),
        };
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        context.WebhookSubscriptions.Add(subscription);
        await context.SaveChangesAsync(cancellationToken);
        await RecordAsync(context, caller, "webhook.created", subscription, string.Join(", ", subscription.Events), cancellationToken);
        await change.CommitAsync(cancellationToken);
        return new(subscription, secret);
    }

    /// <returns>The subscription as it is now; null where the organisation has no such.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="RegistryRuleException">The address or an event will not do.</exception>
    public async Task<WebhookSubscription?> ChangeAsync(Caller caller, long actorId, long id, WebhookWish wish, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        CheckHost(wish.Url);
        await using var context = database.CreateDbContext();
        if (await context.WebhookSubscriptions.SingleOrDefaultAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken) is not { } subscription) return null;
        if (wish.IsActive && !subscription.IsActive) (subscription.FailingSince, subscription.DisabledAt, subscription.DisabledBecause) = (null, null, null);
        (subscription.Url, subscription.Events, subscription.IsActive) = (wish.Url, [.. wish.Events.Distinct(StringComparer.Ordinal)], wish.IsActive);
        await RecordAsync(context, caller, "webhook.changed", subscription, string.Join(", ", subscription.Events), cancellationToken);
        return subscription;
    }

    /// <summary>Makes a new secret; the old one signs nothing from now on.</summary>
    /// <returns>The subscription with its secret; null where the organisation has no such.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IssuedWebhook?> RenewSecretAsync(Caller caller, long actorId, long id, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        await using var context = database.CreateDbContext();
        if (await context.WebhookSubscriptions.SingleOrDefaultAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken) is not { } subscription) return null;
        var secret = NewSecret();
        subscription.ProtectedSecret = _protector.Protect(secret);
        await RecordAsync(context, caller, "webhook.secret-renewed", subscription, null, cancellationToken);
        return new(subscription, secret);
    }

    /// <returns>Whether the organisation had such a subscription.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<bool> DeleteAsync(Caller caller, long actorId, long id, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageWebhooks, actorId);
        await using var context = database.CreateDbContext();
        if (await context.WebhookSubscriptions.SingleOrDefaultAsync(w => w.Id == id && w.ActorId == actorId, cancellationToken) is not { } subscription) return false;
        context.WebhookSubscriptions.Remove(subscription);
        await RecordAsync(context, caller, "webhook.deleted", subscription, null, cancellationToken);
        return true;
    }

    private static string NewSecret() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    // What is inside the installation's own network is nobody's to reach through us. Who delivers looks again at what the name stands for.
    private void CheckHost(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return;
        if (address.UserInfo.Length > 0) throw Refused("address", "must not hold a user name or password.");
        if (options.AllowPrivate) return;
        if (address.IsLoopback || IPAddress.TryParse(address.Host.Trim('[', ']'), out _) || !address.Host.Contains('.', StringComparison.Ordinal))
            throw Refused("address", "must name a host on the internet, such as https://hooks.example.org/matchmaker.");
        if (address.Scheme != Uri.UriSchemeHttps) throw Refused("address", "must be a web address that begins with https://.");
    }

    private static RegistryRuleException Refused(string field, string message) => new("The webhook", [new(field, message)]);

    private static async Task RecordAsync(RegistryContext context, Caller caller, string action, WebhookSubscription subscription, string? details, CancellationToken cancellationToken)
    {
        AuditLog.Record(context, caller, action, subscription.ActorId, $"webhook:{subscription.Id}", details);
        await context.SaveChangesAsync(cancellationToken);
    }
}
