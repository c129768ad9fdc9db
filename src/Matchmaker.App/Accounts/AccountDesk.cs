using Matchmaker.App.Access;
using Matchmaker.App.Pushing;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>Administrators look after accounts: roles at the secretariat, locks, memberships.</summary>
public sealed class AccountDesk(RegistryDatabase database)
{
    /// <summary>A page of accounts by name, and how many there are.</summary>
    public async Task<(IReadOnlyList<AccountLine> Lines, int Count)> ListAsync(Caller caller, string? search, bool onlyStaff, int skip, int take, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageAccounts);
        await using var context = database.CreateDbContext();
        var found = context.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search)) found = found.Named(search);
        if (onlyStaff) found = found.Where(a => a.Staff != StaffRole.None);
        var now = database.Time.GetUtcNow();
        var rows = await found.OrderBy(a => a.Name).ThenBy(a => a.Id).Skip(skip).Take(take).Select(a => new
        {
            Account = a,
            Memberships = a.Memberships.OrderBy(m => m.Actor!.Name).Select(m => new MembershipLine(m.ActorId, m.Actor!.Name, m.Role)).ToList(),
        }).ToListAsync(cancellationToken);
        return ([.. rows.Select(row => new AccountLine(
            row.Account.Id, row.Account.Name, row.Account.Email, row.Account.EmailConfirmed, row.Account.Staff, row.Account.IsDemo, row.Account.LockoutEnd > now, row.Account.TwoFactorEnabled,
            row.Account.CreatedAt, row.Account.LastSignInAt, row.Memberships))], await found.CountAsync(cancellationToken));
    }

    /// <summary>Appoints to the secretariat, or dismisses from it.</summary>
    /// <exception cref="AccountException">It is the caller's own account, or there is none.</exception>
    public Task SetStaffAsync(Caller caller, long accountId, StaffRole role, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(role)) throw new AccountException("There is no such role.");
        return ChangeAsync(caller, accountId, "account.role", account =>
        {
            var before = account.Staff;
            account.Staff = role;
            return $"{before} → {role}";
        }, cancellationToken);
    }

    /// <summary>Keeps a person out until unlocked; from the next request or click on, who has signed in as this person is a visitor.</summary>
    /// <exception cref="AccountException">It is the caller's own account, or there is none.</exception>
    public Task LockAsync(Caller caller, long accountId, CancellationToken cancellationToken = default) => ChangeAsync(caller, accountId, "account.locked", account =>
    {
        account.LockoutEnabled = true;
        account.LockoutEnd = AdministratorLock.End;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        return null;
    }, cancellationToken);

    /// <summary>Lets a person in again.</summary>
    /// <exception cref="AccountException">It is the caller's own account, or there is none.</exception>
    public Task UnlockAsync(Caller caller, long accountId, CancellationToken cancellationToken = default) => ChangeAsync(caller, accountId, "account.unlocked", account =>
    {
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return null;
    }, cancellationToken);

    /// <summary>Makes a person a member of an actor, or gives it another role there.</summary>
    /// <exception cref="AccountException">There is no such account or actor.</exception>
    public async Task SetMembershipAsync(Caller caller, long accountId, long actorId, MemberRole role, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageMembers, actorId);
        AccessRules.Require(caller, Deed.ManageAccounts);
        await using var context = database.CreateDbContext();
        if (!await context.Users.AnyAsync(a => a.Id == accountId, cancellationToken)) throw new AccountException("That account is gone. Load the page again.");
        if (!await context.Actors.AnyAsync(a => a.Id == actorId, cancellationToken)) throw new AccountException($"The registry has no actor #{actorId}.");
        var membership = await context.Memberships.SingleOrDefaultAsync(m => m.AccountId == accountId && m.ActorId == actorId, cancellationToken);
        AuditLog.Record(context, caller, membership is null ? "membership.added" : "membership.role", actorId, $"account:{accountId}", membership is null ? $"{role}" : $"{membership.Role} → {role}");
        if (membership is null) context.Memberships.Add(new() { AccountId = accountId, ActorId = actorId, Role = role, Since = database.Time.GetUtcNow() });
        else membership.Role = role;
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends a membership; nothing where there is none.</summary>
    public async Task RemoveMembershipAsync(Caller caller, long accountId, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageAccounts);
        await using var context = database.CreateDbContext();
        if (await context.Memberships.SingleOrDefaultAsync(m => m.AccountId == accountId && m.ActorId == actorId, cancellationToken) is not { } membership) return;
        context.Memberships.Remove(membership);
        await PushConsent.EndAsync(context, accountId, actorId, cancellationToken);
        AuditLog.Record(context, caller, "membership.removed", actorId, $"account:{accountId}", $"{membership.Role}");
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task ChangeAsync(Caller caller, long accountId, string action, Func<Account, string?> change, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ManageAccounts);
        if (caller.AccountId == accountId) throw new AccountException("You cannot change your own role or lock yourself out. Another administrator has to.");
        await using var context = database.CreateDbContext();
        var account = await context.Users.SingleOrDefaultAsync(a => a.Id == accountId, cancellationToken) ?? throw new AccountException("That account is gone. Load the page again.");
        var details = change(account);
        AuditLog.Record(context, caller, action, subject: $"account:{accountId}", details: details);
        await context.SaveChangesAsync(cancellationToken);
    }
}
