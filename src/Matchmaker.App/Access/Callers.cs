using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Access;

/// <summary>
/// Finds out who calls, as the database knows it now: a role taken away counts from the next request on. While the database is away, who called shortly before is still known, for reading.
/// </summary>
public sealed class Callers(RegistryDatabase database)
{
    /// <summary>How often the time of a key's last use is written down: not at every request.</summary>
    private static readonly TimeSpan UsePrecision = TimeSpan.FromMinutes(1);

    /// <summary>The keys whose use is being written down.</summary>
    private readonly ConcurrentDictionary<long, byte> _noting = [];

    private readonly RememberedCallers _remembered = new(database.Time);

    /// <summary>The person with an account; a visitor where there is no such account any more, or an administrator locked it.</summary>
    public Task<Caller> OfAccountAsync(long accountId, string? address, CancellationToken cancellationToken = default) => ReadAsync(accountId, null, address, cancellationToken);

    /// <summary>
    /// The person who signed in when the account had a stamp; a visitor where the account has another by now (its password was set anew, say), is locked by an administrator or gone. While the database is away
    /// a visitor as well where the person was not here shortly before.
    /// </summary>
    public Task<Caller> OfSignInAsync(long accountId, string? stamp, string? address, CancellationToken cancellationToken = default)
    {
        var who = FormattableString.Invariant($"account {accountId} {stamp}");
        return database.Watch.OrElseAsync(
            async () =>
            {
                var caller = await ReadAsync(accountId, stamp ?? "", address, cancellationToken);
                _remembered.Keep(who, caller.IsSignedIn ? caller : null);
                return caller;
            },
            () => (_remembered.Find(who) ?? Caller.Visitor with { IsFromMemory = true }) with { Address = address });
    }

    private async Task<Caller> ReadAsync(long accountId, string? stamp, string? address, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var account = await context.Users.AsNoTracking().Where(a => a.Id == accountId)
            .Select(a => new { a.Name, a.Staff, a.SecurityStamp, a.LockoutEnd, Memberships = a.Memberships.Select(m => new { m.ActorId, m.Role }).ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        var isOut = account is null || AdministratorLock.Is(account.LockoutEnd) || (stamp is not null && stamp != account.SecurityStamp);
        return isOut ? Caller.Visitor with { Address = address } : new()
        {
            AccountId = accountId,
            Name = account!.Name,
            Staff = account.Staff,
            Memberships = account.Memberships.ToDictionary(m => m.ActorId, m => m.Role),
            Address = address,
        };
    }

    /// <summary>The program with a key; null where the key is unknown, revoked or expired.</summary>
    /// <exception cref="DatabaseAwayException">The database is away, and the key was not used shortly before.</exception>
    public Task<Caller?> OfKeyAsync(string key, string? address, CancellationToken cancellationToken = default)
    {
        var hash = HashOf(key);
        return database.Watch.OrElseAsync(
            () => ReadAsync(hash, address, cancellationToken),
            () => (Caller?)((_remembered.Find(hash) ?? throw new DatabaseAwayException()) with { Address = address }));
    }

    private async Task<Caller?> ReadAsync(string hash, string? address, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var stored = await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, cancellationToken);
        if (stored is null || stored.RevokedAt is not null || stored.ExpiresAt <= now)
        {
            _remembered.Keep(hash, null);
            return null;
        }

        if ((stored.LastUsedAt is null || now - stored.LastUsedAt > UsePrecision) && _noting.TryAdd(stored.Id, 0)) _ = Task.Run(() => NoteUseAsync(stored.Id, now), CancellationToken.None);
        var caller = new Caller { Name = stored.Name, Key = new(stored.Id, stored.ActorId, stored.Scopes), Address = address };
        _remembered.Keep(hash, caller, stored.ExpiresAt);
        return caller;
    }

    // Beside the request: while an import writes, the database makes others wait who want to write, and no answer should wait for a note.
    private async Task NoteUseAsync(long keyId, DateTimeOffset now)
    {
        try
        {
            await using var context = database.CreateDbContext();
            await context.ApiKeys.Where(k => k.Id == keyId).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now));
        }
        catch (Exception e) when (e is DbException or DatabaseAwayException)
        {
            // The next use is noted instead.
        }
        finally
        {
            _noting.TryRemove(keyId, out _);
        }
    }

    /// <summary>What a secret is stored and found by.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
