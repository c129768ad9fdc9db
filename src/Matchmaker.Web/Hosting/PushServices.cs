using System.Security.Cryptography;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Matchmaker.Web.Hosting;

/// <summary>Registers what pushes suggestions, and the addresses that its mails and feeds point to.</summary>
internal static class PushServices
{
    private const int TagBytes = 12;

    public static void AddPushing(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PushOptions>().Bind(builder.Configuration.GetSection("Push")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PushOptions>>().Value);
        services.AddSingleton<PushBell>();
        services.AddSingleton<PushUnsubscribe>();
        services.AddSingleton<DigestWriter>();
        services.AddSingleton<IMailHours, DigestHours>();
        services.AddSingleton<PushRecorder>();
        services.AddSingleton<PushRun>();
        services.AddSingleton<PushPreferenceDesk>();
        services.AddSingleton<PushBox>();
        services.AddSingleton<PushFeed>();
        services.AddSingleton<PushFunnel>();
        services.AddSingleton<IJob, PushJob>();
        services.AddSingleton<IJob, PushChangesJob>();
    }

    public static void MapPushing(this IEndpointRouteBuilder app)
    {
        app.MapGet("/s/{id}", async (string id, PushBox box, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return await box.OpenAsync(id, context.RequestAborted) is var (_, partnerId) ? Results.Redirect($"/actors/{partnerId}") : Results.NotFound();
        }).ExcludeFromDescription();

        // A program ends the mails with a POST (RFC 8058), a person is asked first: whatever follows links in mails unasked ends nothing.
        app.MapGet("/unsubscribe/{token}", (string token) => Results.LocalRedirect($"/unsubscribe?token={Uri.EscapeDataString(token)}")).ExcludeFromDescription();
        app.MapPost("/unsubscribe/{token}", async (string token, PushUnsubscribe unsubscribe, HttpContext context) =>
        {
            var isOurs = await unsubscribe.UnsubscribeAsync(token, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
            if (context.Request.GetTypedHeaders().Accept is { } accepted && accepted.Any(type => type.MediaType == "text/html"))
            {
                context.Response.Headers.Location = isOurs ? "/unsubscribe?done=yes" : "/unsubscribe";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            }

            // With a text of its own: the page for what is not found is a form's answer to nobody.
            return isOurs ? Results.Text("Unsubscribed.\n") : Results.Text("This link is not whole.\n", statusCode: StatusCodes.Status404NotFound);
        }).DisableAntiforgery().RequireRateLimiting(RateLimits.Policy).ExcludeFromDescription();
        app.MapGet("/feeds/{key}", async (string key, PushFeed feed, HttpContext context) =>
        {
            if (await feed.ReadAsync(key, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted) is not { } body) return Results.NotFound();
            context.Response.Headers.CacheControl = "private, no-cache";
            return Results.Bytes(body, "application/atom+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\""));
        }).RequireRateLimiting(RateLimits.Policy).ExcludeFromDescription();
    }
}
