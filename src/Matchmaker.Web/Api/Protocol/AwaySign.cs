using System.Globalization;
using Matchmaker.App.Storage;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>
/// While the database is away: tells of every answer of the API as of when it is, and refuses changes before anybody works on them. An answer that the database went away under is told of as well.
/// </summary>
internal sealed class AwaySign(RequestDelegate next, RegistryDatabase database)
{
    public const string Header = "Matchmaker-As-Of";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(ApiErrors.Root, StringComparison.OrdinalIgnoreCase)) return next(context);
        var watch = database.Watch;
        var (since, losses) = (watch.AwaySince, watch.Losses);
        context.Response.OnStarting(() =>
        {
            if ((watch.AwaySince ?? since ?? (watch.Losses > losses ? database.Time.GetUtcNow() : null)) is { } asOf)
                context.Response.Headers[Header] = asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        return since is not null && ApiGate.IsChange(context.Request.Method) ? throw new DatabaseAwayException() : next(context);
    }
}
