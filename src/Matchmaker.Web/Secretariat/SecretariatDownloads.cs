using System.Globalization;
using System.Text;
using Matchmaker.App.Access;
using Matchmaker.App.Importing;
using Matchmaker.App.Lists;
using Matchmaker.Web.Access;
using Matchmaker.Web.Hosting;

namespace Matchmaker.Web.Secretariat;

/// <summary>Files that the secretariat's pages give out.</summary>
internal static class SecretariatDownloads
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapSecretariatDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/secretariat/audit.csv", async (string? who, string? action, string? actor, string? from, string? until, HttpContext context, AuditReader reader, Callers callers) =>
        {
            if (!IsDay(from, out var first) || !IsDay(until, out var last)) return Results.Text("A day is written as in 2026-01-31.", statusCode: StatusCodes.Status400BadRequest);
            if (!string.IsNullOrEmpty(actor) && QueryText.Number(actor) is null) return Results.Text("An actor is given by its number.", statusCode: StatusCodes.Status400BadRequest);
            var query = new AuditQuery { Who = who, Action = action, ActorId = QueryText.Number(actor), From = first, Until = last };
            if (context.WantsHeadOnly()) return Results.Stream(_ => Task.CompletedTask, Csv, "audit.csv");
            var caller = await CallerAsync(context, callers);
            return await TextAsync("audit.csv", writer => reader.ExportAsync(caller, query, writer, context.RequestAborted));
        }).RequireAuthorization(new NeedsAttribute(Deed.ReadAudit)).ExcludeFromDescription();

        app.MapGet("/secretariat/imports/{id}/rejects.csv", async (string id, HttpContext context, ImportQueue imports, Callers callers) =>
            imports.OpenRejects(await CallerAsync(context, callers), id) is { } rejects ? Results.Stream(rejects, Csv, "rejects.csv") : Results.NotFound())
            .RequireAuthorization(new NeedsAttribute(Deed.ImportFiles)).ExcludeFromDescription();

        // A list that is not public is not found by who does not curate it.
        app.MapGet("/lists/{id:long}/list.csv", async (long id, HttpContext context, ListDesk lists, Callers callers) =>
        {
            var isThere = false;
            var caller = await CallerAsync(context, callers);
            var file = await TextAsync($"list-{id}.csv", async writer => isThere = await lists.ExportAsync(caller, id, writer, context.RequestAborted));
            return isThere ? file : Results.NotFound();
        }).RequireAuthorization(new NeedsAttribute(Deed.ReadDirectory)).ExcludeFromDescription();
    }

    private static bool IsDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || string.IsNullOrEmpty(text);
    }

    private static Task<Caller> CallerAsync(HttpContext context, Callers callers) =>
        CallerClaims.CallerAsync(context.User, callers, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);

    // With a mark at its beginning, by which spreadsheets know its encoding.
    private static async Task<IResult> TextAsync(string name, Func<TextWriter, Task> write)
    {
        var stream = new MemoryStream();
        await using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)) await write(writer);
        return Results.File(stream.ToArray(), Csv, name);
    }
}
