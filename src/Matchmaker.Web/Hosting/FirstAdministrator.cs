using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Hosting;

/// <summary>Makes the account that all others can be appointed by, from the environment. Safe where several nodes start at once: the first makes it, and the others find it done.</summary>
internal sealed class FirstAdministrator(RegistryContext context, UserManager<Account> accounts, IOptions<RegistryOptions> options, TimeProvider time)
{
    /// <returns>What to tell whoever starts the program; null for nothing.</returns>
    /// <exception cref="StartException">The address or the password will not do.</exception>
    public async Task<string?> EnsureAsync()
    {
        if (await IsThereAsync()) return null;
        if (options.Value is not { Admin: { Length: > 0 } email, AdminPassword: { Length: > 0 } password })
            return options.Value.DemoAccounts ? null : "Nobody is administrator yet: set MATCHMAKER_ADMIN to an e-mail address and MATCHMAKER_ADMINPASSWORD to a password, and start again.";
        if (await accounts.FindByEmailAsync(email) is not null) return await IsThereAsync() ? null : throw new StartException($"MATCHMAKER_ADMIN names {email}, which has an account already. Name another address for the first administrator.");
        var account = new Account { Name = "Administrator", UserName = email, Email = email, EmailConfirmed = true, Staff = StaffRole.Administrator, CreatedAt = time.GetUtcNow() };
        if (RegistryRules.Check(account) is [var violation, ..]) throw new StartException($"MATCHMAKER_ADMIN: {violation}");
        IdentityResult created;
        try
        {
            created = await accounts.CreateAsync(account, password);
        }
        catch (DbUpdateException)
        {
            // Another node that starts as well was first.
            context.ChangeTracker.Clear();
            if (await IsThereAsync()) return null;
            throw;
        }

        if (!created.Succeeded && await IsThereAsync()) return null;
        if (!created.Succeeded) throw new StartException($"MATCHMAKER_ADMINPASSWORD will not do: {string.Join(" ", created.Errors.Select(error => error.Description))}");
        return $"{email} is administrator. Take MATCHMAKER_ADMINPASSWORD out of the environment now.";
    }

    private Task<bool> IsThereAsync() => context.Users.AnyAsync(a => a.Staff == StaffRole.Administrator && !a.IsDemo);
}
