using System.Security.Cryptography;
using System.Text;
using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Access;

/// <summary>Finds out who calls, as the database knows it now: a role taken away counts from the next request on.</summary>
public sealed class Callers(RegistryDatabase database)
{
    /// <summary>How often the time of a key's last use is written down: not at every request.</summary>
    private static readonly TimeSpan UsePrecision = TimeSpan.FromMinutes(1);

    /// <summary>The person with an account; a visitor where there is no such account any more.</summary>
    public async Task<Caller> OfAccountAsync(long accountId, string? address, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var account = await context.Users.AsNoTracking().Where(a => a.Id == accountId)
            .Select(a => new { a.Name, a.Staff, Memberships = a.Memberships.Select(m => new { m.ActorId, m.Role }).ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        return account is null ? Caller.Visitor with { Address = address } : new()
        {
            AccountId = accountId,
            Name = account.Name,
            Staff = account.Staff,
            Memberships = account.Memberships.ToDictionary(m => m.ActorId, m => m.Role),
            Address = address,
        };
    }

    /// <summary>The program with a key; null where the key is unknown, revoked or expired.</summary>
    public async Task<Caller?> OfKeyAsync(string key, string? address, CancellationToken cancellationToken = default)
    {
        var hash = HashOf(key);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var stored = await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, cancellationToken);
        if (stored is null || stored.RevokedAt is not null || stored.ExpiresAt <= now) return null;
        if (stored.LastUsedAt is null || now - stored.LastUsedAt > UsePrecision)
            await context.ApiKeys.Where(k => k.Id == stored.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), cancellationToken);
        return new() { Name = stored.Name, Key = new(stored.Id, stored.ActorId, stored.Scopes), Address = address };
    }

    /// <summary>What a secret is stored and found by.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
