using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Hosting;

namespace Matchmaker.Web.Access;

internal static class RecordsEndpoint
{
    /// <summary>What the product keeps of the person who asks, as a file.</summary>
    public static void MapPersonalRecords(this IEndpointRouteBuilder app) => app.MapGet("/account/records", async (HttpContext context, Callers callers, PersonalRecords records, TimeProvider time) =>
    {
        var caller = await CallerClaims.CallerAsync(context.User, callers, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"matchmaker-{time.GetUtcNow():yyyy-MM-dd}.json");

        // A HEAD hands nothing out, so that nothing is written down either.
        if (context.WantsHeadOnly()) return Results.Stream(_ => Task.CompletedTask, "application/json", name);
        return Results.File(await records.DownloadAsync(caller, context.RequestAborted), "application/json", name);
    }).RequireAuthorization().ExcludeFromDescription();
}
