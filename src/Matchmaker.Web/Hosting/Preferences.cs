using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Matchmaker.Web.Hosting;

/// <summary>What a browser remembers of how a person likes the pages.</summary>
internal static class Preferences
{
    private const string ActingCookie = "matchmaker-acting";

    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapGet("/appearance", (string? to, HttpContext context) =>
        {
            var isDark = WebTheme.Of(context) == WebTheme.Dark;
            context.Response.Cookies.Append(WebTheme.Cookie, isDark ? WebTheme.Light : WebTheme.Dark, Lasting);
            return Results.LocalRedirect(LocalAddress.Of(to));
        }).ExcludeFromDescription();
        app.MapGet("/language/{culture}", (string culture, string? to, HttpContext context) =>
        {
            if (WebComposition.Cultures.FirstOrDefault(known => known.Name == culture) is { } chosen)
                context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(chosen)), Lasting);
            return Results.LocalRedirect(LocalAddress.Of(to));
        }).ExcludeFromDescription();

        // No right comes of it: the memberships of who asks are looked up at every use.
        app.MapGet("/acting-for/{actorId:long}", (long actorId, string? to, HttpContext context) =>
        {
            context.Response.Cookies.Append(ActingCookie, actorId.ToString(CultureInfo.InvariantCulture), Lasting);
            return Results.LocalRedirect(LocalAddress.Of(to));
        }).ExcludeFromDescription();
    }

    /// <summary>Which of its organisations the person acts for; null where none was chosen.</summary>
    public static long? ActingFor(HttpContext context) =>
        long.TryParse(context.Request.Cookies[ActingCookie], NumberStyles.None, CultureInfo.InvariantCulture, out var actorId) ? actorId : null;

    private static CookieOptions Lasting => new() { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true };
}
