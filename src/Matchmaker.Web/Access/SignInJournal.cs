using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Access;

/// <summary>Writes into the audit log who signed in, and who could not.</summary>
internal sealed class SignInJournal(RegistryDatabase database, IHttpContextAccessor http)
{
    public async Task WriteAsync(long? accountId, SignInResult result)
    {
        // An address that nobody has tells nothing, and would let anybody fill the log.
        if (accountId is not { } account || result.RequiresTwoFactor) return;
        await using var context = database.CreateDbContext();
        var caller = Caller.Visitor with { AccountId = account, Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() };
        AuditLog.Record(context, caller, result.Succeeded ? "account.signed-in" : result.IsLockedOut ? "account.locked-out" : "account.sign-in-failed", subject: $"account:{account}");
        await context.SaveChangesAsync();
        if (result.Succeeded)
            await context.Users.Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignInAt, database.Time.GetUtcNow()));
    }

    /// <summary>Writes what a person did to their own account.</summary>
    public async Task WriteAsync(long account, string action)
    {
        await using var context = database.CreateDbContext();
        await WriteAsync(context, account, action);
    }

    /// <summary>Writes what a person did to their own account, within the transaction of doing it.</summary>
    public async Task WriteAsync(RegistryContext context, long account, string action)
    {
        AuditLog.Record(context, Caller.Visitor with { AccountId = account, Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() }, action, subject: $"account:{account}");
        await context.SaveChangesAsync();
    }

    public async Task WriteSignOutAsync(Caller caller)
    {
        await using var context = database.CreateDbContext();
        AuditLog.Record(context, caller, "account.signed-out", subject: $"account:{caller.AccountId}");
        await context.SaveChangesAsync();
    }
}
