using System.Net.Http.Json;
using System.Text.Json;

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
