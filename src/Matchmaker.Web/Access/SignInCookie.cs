using Matchmaker.App.Access;
using Matchmaker.App.Storage;
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
        var caller = context.Principal is { } who ? await CallerClaims.CallerAsync(who, http.RequestServices.GetRequiredService<Callers>(), null, http.RequestAborted) : Caller.Visitor;
        if (caller.IsSignedIn)
        {
            if (!caller.IsFromMemory) await RenewAsync(context);
            return;
        }

        context.RejectPrincipal();

        // While the database is away nobody knows: the cookie stays, and counts again afterwards.
        if (caller.IsFromMemory) return;
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (context.HttpContext.RequestServices.GetRequiredService<RegistryDatabase>().Watch.Explains(e))
        {
            // It has just been seen to count; its claims are written anew another time.
        }
    }
}
