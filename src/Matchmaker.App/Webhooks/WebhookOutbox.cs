using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Webhooks;

/// <summary>Where all events begin: stored for each address that wants to hear of them together with the change that they tell of, or not at all, and delivered afterwards.</summary>
public sealed class WebhookOutbox(RegistryDatabase database, JobBell bell)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Adds an event to what is saved next, for each address of an actor that wants to hear of such.</summary>
    /// <param name="context">Where the change is made.</param>
    /// <param name="actorId">Whose addresses are told.</param>
    /// <param name="type">A code of <see cref="WebhookEvent"/>.</param>
    /// <param name="details">What there is to say: keys and states rather than texts, which the API tells to who may read them.</param>
    /// <param name="eventId">Tells this event from all others; made here where it is null.</param>
    /// <param name="cancellationToken">Stops before anything is added.</param>
    /// <returns>How many addresses will be told.</returns>
    public async Task<int> AddAsync(RegistryContext context, long actorId, string type, object details, string? eventId = null, CancellationToken cancellationToken = default)
    {
        var wanting = (await context.WebhookSubscriptions.AsNoTracking().Where(w => w.ActorId == actorId && w.IsActive).ToListAsync(cancellationToken)).Where(w => w.Events.Contains(type)).ToList();
        if (wanting.Count == 0) return 0;
        var id = eventId ?? NewId();
        foreach (var subscription in wanting) Add(context, subscription, type, details, id);
        return wanting.Count;
    }

    internal WebhookDelivery Add(RegistryContext context, WebhookSubscription subscription, string type, object details, string? eventId = null)
    {
        var (now, id) = (database.Time.GetUtcNow(), eventId ?? NewId());
        var delivery = new WebhookDelivery
        {
            SubscriptionId = subscription.Id,
            EventId = id,
            Type = type,
            Payload = JsonSerializer.Serialize(new { id, type, at = now.UtcDateTime, actorId = subscription.ActorId, data = details }, Format),
            CreatedAt = now,
            DueAt = now,
        };
        context.WebhookDeliveries.Add(delivery);
        context.AfterCommit(() => bell.Ring(WebhookJob.Name));
        return delivery;
    }

    private static string NewId() => $"evt_{Guid.CreateVersion7():N}";
}
