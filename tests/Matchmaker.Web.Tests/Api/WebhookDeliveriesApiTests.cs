using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class WebhookDeliveriesApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task List_InParts_ShowsEachOnceTheLatestFirst()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        var address = await SubscribeAsync(client, failed: 5);

        List<long> seen = [];
        var cursor = "";
        do
        {
            var part = await client.GetFromJsonAsync<JsonElement>(new Uri($"{address}/deliveries?limit=2{cursor}", UriKind.Relative));
            seen.AddRange(part.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetInt64()));
            cursor = part.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(5, seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
        var none = await client.GetFromJsonAsync<JsonElement>(new Uri($"{address}/deliveries?state=sent", UriKind.Relative));
        Assert.Equal(0, none.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri($"{address}/deliveries?state=lost", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Replay_OneOrAllThatFailed_LetsThemWaitAgain()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        var address = await SubscribeAsync(client, failed: 3);
        var first = (await client.GetFromJsonAsync<JsonElement>(new Uri($"{address}/deliveries", UriKind.Relative))).GetProperty("items")[0].GetProperty("id").GetInt64();

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(new Uri($"{address}/deliveries/{first}/replay", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(new Uri($"{address}/deliveries/987654/replay", UriKind.Relative), null)).StatusCode);
        using var late = await client.PostAsJsonAsync($"{address}/replay", new { since = DateTimeOffset.UtcNow.AddHours(1) });
        using var all = await client.PostAsJsonAsync($"{address}/replay", new { since = DateTimeOffset.UtcNow.AddHours(-1) });

        Assert.Equal((0, 2), ((await ApiHost.JsonAsync(late)).GetProperty("count").GetInt32(), (await ApiHost.JsonAsync(all)).GetProperty("count").GetInt32()));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(0, await context.WebhookDeliveries.CountAsync(d => d.State == OutboxState.Failed && d.Subscription!.Url == Url));
    }

    [Fact]
    public async Task Test_OfAnAddress_StandsAmongItsDeliveries()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        var address = await SubscribeAsync(client, failed: 0);

        using var tested = await client.PostAsync(new Uri($"{address}/test", UriKind.Relative), null);

        Assert.Equal("test", (await ApiHost.JsonAsync(tested)).GetProperty("type").GetString());
        var listed = await client.GetFromJsonAsync<JsonElement>(new Uri($"{address}/deliveries", UriKind.Relative));
        Assert.Equal("test", Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Deliveries_OfAnotherOrganisation_AreNobodysBusiness()
    {
        using var owner = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        var address = await SubscribeAsync(owner, failed: 1);
        using var other = await host.ClientAsync(host.PartnerId, ApiScope.WriteWebhooks);

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(new Uri($"{address}/deliveries", UriKind.Relative))).StatusCode);
        var theirs = address.ToString().Replace($"/actors/{host.StudioId}/", $"/actors/{host.PartnerId}/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"{theirs}/deliveries", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(new Uri($"{theirs}/test", UriKind.Relative), null)).StatusCode);
    }

    // Nobody has that name: what is sent there waits.
    private const string Url = "https://hooks.example.invalid/mm";

    private async Task<Uri> SubscribeAsync(HttpClient client, int failed)
    {
        await using var context = host.Web.Database.CreateDbContext();
        await context.WebhookSubscriptions.ExecuteDeleteAsync();
        using var made = await client.PostAsJsonAsync($"/api/v1/actors/{host.StudioId}/webhooks", new { url = Url, events = new[] { WebhookEvent.IntroductionAsked } });
        var id = (await ApiHost.JsonAsync(made)).GetProperty("id").GetInt64();
        var now = DateTimeOffset.UtcNow;
        context.WebhookDeliveries.AddRange(Enumerable.Range(0, failed).Select(number => new WebhookDelivery
        {
            SubscriptionId = id,
            EventId = $"evt_{number}",
            Type = WebhookEvent.IntroductionAsked,
            Payload = "{}",
            State = OutboxState.Failed,
            CreatedAt = now,
            DueAt = now,
            EndedAt = now,
            Problem = "x",
        }));
        await context.SaveChangesAsync();
        return made.Headers.Location!;
    }
}
