using System.ComponentModel;
using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Notifications;
using Matchmaker.App.Webhooks;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class WebhookDeliveriesApi
{
    public static void MapWebhookDeliveries(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}/webhooks/{id:long}").WithTags("Webhooks").Needs(Deed.ManageWebhooks);
        group.MapGet("/deliveries", ListAsync).Tell("listWebhookDeliveries", "What an address was told", "The latest first, with what came of each. Kept for 30 days.");
        group.MapPost("/deliveries/{deliveryId:long}/replay", ReplayAsync).Tell("replayWebhookDelivery", "Tell one event again", "Also one that arrived. Its id and body stay the same, so that the receiver can tell that it had it before.");
        group.MapPost("/replay", ReplayFailedAsync).Takes("""{"since": "2026-11-21T00:00:00Z"}""").Tell("replayFailedWebhookDeliveries", "Tell again what failed", "All events that were given up and happened since a moment.");
        group.MapPost("/test", TestAsync).Tell("testWebhook", "Try an address out", "Sends an event of the type test, also where the address is switched off. What came of it stands among its deliveries.");
    }

    private static async Task<Results<Ok<Page<WebhookDeliveryResource>>, NotFound>> ListAsync(
        long actorId, long id, [Description("Only waiting, sent or failed ones.")] string? state, string? cursor, int? limit, WebhookDeliveryDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (wanted, most) = (CodeText.Parse<OutboxState>("state", state), Cursors.Limit(limit));
        var list = string.Create(CultureInfo.InvariantCulture, $"deliveries {actorId} {id} {wanted}");
        var found = await desk.ListAsync(await caller.GetAsync(), actorId, id, wanted, Cursors.Read(list, cursor), most + 1, cancellationToken);
        return found is null ? TypedResults.NotFound() : TypedResults.Ok(Cursors.Page(list, found, most, delivery => delivery.Id, Show));
    }

    private static async Task<Results<NoContent, NotFound>> ReplayAsync(long actorId, long id, long deliveryId, WebhookDeliveryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.ReplayAsync(await caller.GetAsync(), actorId, id, deliveryId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<ReplayResource>, NotFound>> ReplayFailedAsync(long actorId, long id, ReplayForm form, WebhookDeliveryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.ReplayFailedAsync(await caller.GetAsync(), actorId, id, form.Since, cancellationToken) is { } count ? TypedResults.Ok(new ReplayResource { Count = count }) : TypedResults.NotFound();

    private static async Task<Results<Ok<WebhookDeliveryResource>, NotFound>> TestAsync(long actorId, long id, WebhookDeliveryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.TestAsync(await caller.GetAsync(), actorId, id, cancellationToken) is { } delivery ? TypedResults.Ok(Show(delivery)) : TypedResults.NotFound();

    private static WebhookDeliveryResource Show(WebhookDelivery delivery) => new()
    {
        Id = delivery.Id,
        EventId = delivery.EventId,
        Type = delivery.Type,
        State = delivery.State,
        Attempts = delivery.Attempts,
        CreatedAt = delivery.CreatedAt,
        NextAt = delivery.State == OutboxState.Waiting ? delivery.DueAt : null,
        EndedAt = delivery.EndedAt,
        StatusCode = delivery.StatusCode,
        Problem = delivery.Problem,
        Payload = delivery.Payload,
    };
}
