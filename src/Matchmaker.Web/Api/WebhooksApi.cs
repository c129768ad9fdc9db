using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Webhooks;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class WebhooksApi
{
    private const string Example = """{"url": "https://hooks.example.org/matchmaker", "events": ["introduction.asked", "introduction.answered"], "isActive": true}""";

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}/webhooks").WithTags("Webhooks").Needs(Deed.ManageWebhooks);
        group.MapGet("", ListAsync).Tell("listWebhooks", "Addresses that are told of events");
        group.MapPost("", AddAsync).Takes(Example).Tell("addWebhook", "Tell an address of events", "The answer shows the secret that signs what is sent; it is never shown again.");
        group.MapGet("/{id:long}", GetAsync).Tell("getWebhook", "One address");
        group.MapPut("/{id:long}", ChangeAsync).Takes(Example).Tell("changeWebhook", "Change an address or its events", "With If-Match, only where it is still what was read.");
        group.MapPost("/{id:long}/secret", RenewAsync).Tell("renewWebhookSecret", "Make a new secret", "The old one signs nothing from now on.");
        group.MapDelete("/{id:long}", DeleteAsync).Tell("deleteWebhook", "Tell an address no more");
    }

    private static async Task<Ok<IReadOnlyList<WebhookResource>>> ListAsync(long actorId, WebhookDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<WebhookResource>>([.. (await desk.ListAsync(await caller.GetAsync(), actorId, cancellationToken)).Select(one => Show(one))]);

    private static async Task<Created<WebhookResource>> AddAsync(long actorId, WebhookForm form, WebhookDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (added, secret) = await desk.CreateAsync(await caller.GetAsync(), actorId, Read(form), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/actors/{actorId}/webhooks/{added.Id}"), Show(added, secret));
    }

    private static async Task<Results<Tagged<WebhookResource>, NotFound>> GetAsync(long actorId, long id, WebhookDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.FindAsync(await caller.GetAsync(), actorId, id, cancellationToken) is { } found ? new Tagged<WebhookResource>(Show(found)) : TypedResults.NotFound();

    private static async Task<Results<Tagged<WebhookResource>, NotFound>> ChangeAsync(
        long actorId, long id, WebhookForm form, WebhookDesk desk, RequestCaller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.FindAsync(who, actorId, id, cancellationToken) is not { } present) return TypedResults.NotFound();
        Tagged<WebhookResource>.RequireMatch(context, Show(present));
        return await desk.ChangeAsync(who, actorId, id, Read(form), cancellationToken) is { } changed ? new Tagged<WebhookResource>(Show(changed)) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<WebhookResource>, NotFound>> RenewAsync(long actorId, long id, WebhookDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.RenewSecretAsync(await caller.GetAsync(), actorId, id, cancellationToken) is var (found, secret) ? TypedResults.Ok(Show(found, secret)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(long actorId, long id, WebhookDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(await caller.GetAsync(), actorId, id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static WebhookWish Read(WebhookForm form) => new(form.Url, [.. form.Events], form.IsActive);

    private static WebhookResource Show(WebhookSubscription subscription, string? secret = null) => new()
    {
        Id = subscription.Id,
        Url = subscription.Url,
        Events = subscription.Events,
        IsActive = subscription.IsActive,
        CreatedAt = subscription.CreatedAt,
        DisabledAt = subscription.DisabledAt,
        DisabledBecause = subscription.DisabledBecause,
        Secret = secret,
    };
}
