using Matchmaker.App.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace Matchmaker.Web.Access;

/// <summary>Who uses the pages of this circuit or request.</summary>
public sealed class CurrentCaller(AuthenticationStateProvider authentication, Callers callers)
{
    /// <summary>The network address of the person; set when the pages are first rendered.</summary>
    public string? Address { get; set; }

    /// <summary>The caller with its roles as they are now.</summary>
    public async Task<Caller> GetAsync(CancellationToken cancellationToken = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await CallerClaims.CallerAsync(state.User, callers, Address, cancellationToken);
    }
}
