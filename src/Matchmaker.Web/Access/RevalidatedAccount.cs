using Matchmaker.App.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Matchmaker.Web.Access;

/// <summary>
/// Ends the sign-in of an open page where the account's password changed, was locked or erased. What is clicked before that gets nowhere: whoever clicks is read anew each time.
/// </summary>
internal sealed class RevalidatedAccount(ILoggerFactory log, Callers callers) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) => CountsAsync(authenticationState, cancellationToken);

    /// <summary>Whether a sign-in still counts.</summary>
    internal async Task<bool> CountsAsync(AuthenticationState state, CancellationToken cancellationToken = default)
    {
        // While the database is away nobody can tell: the page stays, and may do what somebody unknown may.
        var caller = await CallerClaims.CallerAsync(state.User, callers, null, cancellationToken);
        return caller.IsSignedIn || caller.IsFromMemory;
    }
}
