using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Search;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class SearchApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Find_ByWordAndFilter_GivesHitsFacetsAndTheNextPart()
    {
        using var client = host.Web.CreateClient();
        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=animation&limit=5");
        var second = await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=animation&limit=5&cursor={first.GetProperty("nextCursor").GetString()}");
        Assert.True(first.GetProperty("total").GetInt32() > 10);
        var ids = new[] { first, second }.SelectMany(part => part.GetProperty("items").EnumerateArray()).Select(hit => hit.GetProperty("actor").GetProperty("id").GetInt64()).ToList();
        Assert.Equal(10, ids.Distinct().Count());
        Assert.Equal(first.GetProperty("total").GetInt32(), first.GetProperty("facets").GetProperty("helix").EnumerateArray().Sum(count => count.GetProperty("count").GetInt32()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("facets").ValueKind);
    }

    [Fact]
    public async Task Find_LikeAnActor_LeavesItOutAndSaysWhatIsShared()
    {
        using var client = host.Web.CreateClient();
        var found = await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?relation=like&actor={host.StudioId}&limit=5");
        Assert.NotEqual(0, found.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain(found.GetProperty("items").EnumerateArray(), hit => hit.GetProperty("actor").GetProperty("id").GetInt64() == host.StudioId);
        Assert.NotEqual(0, found.GetProperty("items")[0].GetProperty("reasons").GetArrayLength());
    }

    [Fact]
    public async Task Find_OneMovesBetweenTwoParts_HidesNoOther()
    {
        using var client = host.Web.CreateClient();
        var all = Ids(await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=country:VN&limit=12"));
        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=country:VN&limit=4");
        Assert.Equal(all[..4], Ids(first));
        await MoveAsync(all[1], "TH");
        var second = await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=country:VN&limit=4&cursor={first.GetProperty("nextCursor").GetString()}");
        Assert.Equal(all[4..8], Ids(second));

        // And back again, where it would push one that was shown into the next part.
        await MoveAsync(all[1], "VN");
        var third = await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=country:VN&limit=4&cursor={second.GetProperty("nextCursor").GetString()}");
        Assert.Equal(all[8..12], Ids(third));
    }

    private static long[] Ids(JsonElement found) => [.. found.GetProperty("items").EnumerateArray().Select(hit => hit.GetProperty("actor").GetProperty("id").GetInt64())];

    private async Task MoveAsync(long actorId, string country)
    {
        await using (var context = host.Web.Database.CreateDbContext())
        {
            (await context.Actors.SingleAsync(actor => actor.Id == actorId)).Country = country;
            await context.SaveChangesAsync();
        }

        await host.Get<IActorIndex>().RefreshAsync();
    }

    [Fact]
    public async Task Find_WhatNobodyHas_OffersNothingAndNoCursor()
    {
        using var client = host.Web.CreateClient();
        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=qqqqzzzzxxxx");
        Assert.Equal(0, found.GetProperty("total").GetInt32());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Complete_BeginningOfATerm_OffersIt()
    {
        using var client = host.Web.CreateClient();
        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/search/completions?q=anim&limit=5");
        Assert.Contains(found.EnumerateArray(), one => one.GetProperty("text").GetString()!.StartsWith("anim", StringComparison.OrdinalIgnoreCase));
        Assert.True(found.GetArrayLength() <= 5);
    }
}
