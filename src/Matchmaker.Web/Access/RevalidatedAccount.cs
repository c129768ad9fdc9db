using System.Security.Claims;
using Matchmaker.App.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Access;

/// <summary>Ends the sign-in of an open page where the account's password changed, was locked or erased.</summary>
internal sealed class RevalidatedAccount(ILoggerFactory log, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.GetUserAsync(authenticationState.User);
        if (account is null) return false;
        var stamp = authenticationState.User.FindFirstValue(accounts.Options.ClaimsIdentity.SecurityStampClaimType);
        return !await accounts.IsLockedOutAsync(account) && stamp == await accounts.GetSecurityStampAsync(account);
    }
}
