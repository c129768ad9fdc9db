using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Access;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder app) => app.MapPost("/sign-out", async (
        HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIns, Callers callers, SignInJournal journal) =>
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var caller = await CallerClaims.CallerAsync(context.User, callers, context.Connection.RemoteIpAddress?.ToString());
        if (caller.AccountId is not null) await journal.WriteSignOutAsync(caller);
        await signIns.SignOutAsync();
        return Results.LocalRedirect("/");
    }).ExcludeFromDescription();
}
