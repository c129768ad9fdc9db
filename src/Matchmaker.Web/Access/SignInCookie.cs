using Matchmaker.App.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Access;

/// <summary>Asks at every request whether the sign-in that a cookie tells of still counts.</summary>
internal static class SignInCookie
{
    /// <summary>How often the claims of a cookie are written anew, as a name may have changed.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromMinutes(5);

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (context.Principal is { } who && (await CallerClaims.CallerAsync(who, http.RequestServices.GetRequiredService<Callers>(), null, http.RequestAborted)).IsSignedIn)
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
