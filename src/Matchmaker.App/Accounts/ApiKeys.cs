using System.Buffers.Text;
using System.Security.Cryptography;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>Issues, lists and revokes the keys that programs call with: of an organisation, or of the secretariat where no organisation is named.</summary>
public sealed class ApiKeys(RegistryDatabase database)
{
    /// <summary>How many keys that work an organisation may have.</summary>
    public const int Most = 50;

    private const string Mark = "mm_";
    private const int SecretBytes = 32;
    private const int PrefixLength = 10;

    /// <summary>All keys, also those that work no more; the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(Caller caller, long? actorId, CancellationToken cancellationToken = default)
    {
        Require(caller, actorId);
        await using var context = database.CreateDbContext();
        return await context.ApiKeys.AsNoTracking().Where(k => k.ActorId == actorId).OrderByDescending(k => k.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One key; null where the organisation has no such.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<ApiKey?> FindAsync(Caller caller, long? actorId, long keyId, CancellationToken cancellationToken = default)
    {
        Require(caller, actorId);
        await using var context = database.CreateDbContext();
        return await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == keyId && k.ActorId == actorId, cancellationToken);
    }

    /// <summary>Makes a key.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="RegistryRuleException">A scope is unknown or not for such a key, or the name or time will not do.</exception>
    public async Task<IssuedApiKey> CreateAsync(Caller caller, long? actorId, NewApiKey wanted, CancellationToken cancellationToken = default)
    {
        Require(caller, actorId);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        if (wanted.ExpiresAt <= now) throw Refused("expires at", "lies in the past.");
        if (await context.ApiKeys.CountAsync(k => k.ActorId == actorId && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), cancellationToken) >= Most)
            throw Refused("keys", $"{Most} that work are the most. Revoke one that is not needed.");
        var secret = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey
        {
            ActorId = actorId,
            Name = wanted.Name,
            Prefix = secret[..PrefixLength],
            Hash = Callers.HashOf(secret),
            Scopes = [.. wanted.Scopes.Distinct(StringComparer.Ordinal)],
            CreatedById = caller.AccountId,
            CreatedAt = now,
            ExpiresAt = wanted.ExpiresAt,
        };
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        context.ApiKeys.Add(key);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "key.created", actorId, $"key:{key.Id}", $"{key.Prefix}…: {string.Join(", ", key.Scopes)}");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return new(key, secret);
    }

    /// <summary>Lets a key work no more. One that was revoked before stays as it is.</summary>
    /// <returns>Whether the organisation has such a key.</returns>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public async Task<bool> RevokeAsync(Caller caller, long? actorId, long keyId, CancellationToken cancellationToken = default)
    {
        Require(caller, actorId);
        await using var context = database.CreateDbContext();
        if (await context.ApiKeys.SingleOrDefaultAsync(k => k.Id == keyId && k.ActorId == actorId, cancellationToken) is not { } key) return false;
        if (key.RevokedAt is not null) return true;
        key.RevokedAt = database.Time.GetUtcNow();
        AuditLog.Record(context, caller, "key.revoked", actorId, $"key:{key.Id}", $"{key.Prefix}…");
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static RegistryRuleException Refused(string field, string message) => new("The key", [new(field, message)]);

    private static void Require(Caller caller, long? actorId) => AccessRules.Require(caller, actorId is null ? Deed.ManageSecretariatKeys : Deed.ManageKeys, actorId);
}
