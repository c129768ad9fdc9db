using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Matchmaker.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Tests.Hosting;

public sealed class FirstAdministratorTests : IAsyncLifetime
{
    private const string Email = "first@match.example";

    private WebTestHost _host = null!;

    public async Task InitializeAsync() => _host = await WebTestHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    /// <summary>Nodes that start at once on an empty database: the other one stores the account between this one's last look and its writing.</summary>
    [Fact]
    public async Task Ensure_AnotherNodeIsFirstAtTheLastMoment_IsDone()
    {
        Assert.Null(await EnsureAsync(users => users.UserValidators.Add(new Intruder(_host.Database, StaffRole.Administrator))));

        await using var context = _host.Database.CreateDbContext();
        Assert.Equal(1, await context.Users.CountAsync(account => account.Email == Email));
    }

    [Fact]
    public async Task Ensure_AnotherNodeIsFirstBeforeTheNameIsChecked_IsDone() =>
        Assert.Null(await EnsureAsync(users => users.UserValidators.Insert(0, new Intruder(_host.Database, StaffRole.Administrator))));

    [Fact]
    public async Task Ensure_TheNameIsTakenByNoAdministrator_IsNotTakenForDone() =>
        await Assert.ThrowsAsync<DbUpdateException>(() => EnsureAsync(users => users.UserValidators.Add(new Intruder(_host.Database, StaffRole.None))));

    private async Task<string?> EnsureAsync(Action<UserManager<Account>> adapt)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        adapt(users);
        var options = Options.Create(new RegistryOptions { Admin = Email, AdminPassword = "a long password 1" });
        return await new FirstAdministrator(scope.ServiceProvider.GetRequiredService<RegistryContext>(), users, options, TimeProvider.System).EnsureAsync();
    }

    // Does, in the middle of the checks, what another node does.
    private sealed class Intruder(RegistryDatabase database, StaffRole staff) : IUserValidator<Account>
    {
        public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
        {
            await using var context = database.CreateDbContext();
            var account = new Account { Name = "Other", UserName = Email, NormalizedUserName = manager.NormalizeName(Email), Email = Email, NormalizedEmail = manager.NormalizeEmail(Email), EmailConfirmed = true, Staff = staff };
            context.Users.Add(account);
            await context.SaveChangesAsync();
            return IdentityResult.Success;
        }
    }
}
