using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class ActorsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Change_OneField_LeavesTheOthers()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteProfile);
        var before = await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{host.StudioId}");
        using var answer = await PatchAsync(client, """{"capacity": 7, "needs": [{"tag": "co-production", "text": "A partner abroad"}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var after = await ApiHost.JsonAsync(answer);
        Assert.Equal(7, after.GetProperty("capacity").GetInt32());
        Assert.Equal("A partner abroad", after.GetProperty("needs")[0].GetProperty("text").GetString());
        Assert.Equal(before.GetProperty("name").GetString(), after.GetProperty("name").GetString());
        Assert.Equal(before.GetProperty("offers").GetRawText(), after.GetProperty("offers").GetRawText());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "actor.edited" && entry.ActorId == host.StudioId && entry.ApiKeyId != null));
    }

    [Fact]
    public async Task Change_ToNull_TakesTheValueAway()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteProfile);
        using var set = await PatchAsync(client, """{"foundedYear": 1999}""");
        using var unset = await PatchAsync(client, """{"foundedYear": null}""");
        Assert.Equal(1999, (await ApiHost.JsonAsync(set)).GetProperty("foundedYear").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await ApiHost.JsonAsync(unset)).GetProperty("foundedYear").ValueKind);
    }

    [Fact]
    public async Task Change_WithAnOldTag_IsRefusedAndChangesNothing()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteProfile);
        using var read = await client.GetAsync(new Uri($"/api/v1/actors/{host.StudioId}", UriKind.Relative));
        using var first = await PatchAsync(client, """{"city": "Cebu"}""", read.Headers.ETag);
        using var second = await PatchAsync(client, """{"city": "Davao"}""", read.Headers.ETag);
        using var third = await PatchAsync(client, """{"city": "Iloilo"}""", first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.Equal("Iloilo", (await ApiHost.JsonAsync(third)).GetProperty("city").GetString());
    }

    [Theory]
    [InlineData("""{"country": "XX"}""", 422, "country")]
    [InlineData("""{"foundedYear": 3000}""", 422, "foundedYear")]
    [InlineData("""{"sectors": ["no-such-sector"]}""", 422, "sectors")]
    [InlineData("""{"name": ""}""", 422, "name")]
    [InlineData("""{"kind": "person"}""", 422, "kind")]
    [InlineData("""{"ownership": ["state"]}""", 400, "ownership")]
    [InlineData("""{"name": null}""", 400, null)]
    [InlineData("""{"verification": {"state": "verified"}}""", 400, null)]
    [InlineData("""{"size": 3}""", 400, null)]
    [InlineData("[1]", 400, null)]
    public async Task Change_WhatWillNotDo_SaysWhich(string body, int status, string? field)
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteProfile);
        using var answer = await PatchAsync(client, body);
        Assert.Equal(status, (int)answer.StatusCode);
        if (field is not null) Assert.True((await ApiHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Change_AnotherOrganisation_IsRefused()
    {
        using var client = await host.ClientAsync(host.PartnerId, ApiScope.WriteProfile);
        using var answer = await PatchAsync(client, """{"city": "Elsewhere"}""");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Add_ByTheSecretariat_IsThereUnverified()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteRegistry);
        using var answer = await client.PostAsJsonAsync("/api/v1/actors", new { name = "<script>alert(1)</script>", helix = "civil-society", country = "LA", sectors = new[] { "animation" }, needs = new[] { new { tag = "co-production" } } });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var stored = await client.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.Equal("<script>alert(1)</script>", stored.GetProperty("name").GetString());
        Assert.Equal("unverified", stored.GetProperty("verification").GetProperty("state").GetString());
        Assert.Equal("civil-society", stored.GetProperty("helix").GetString());
    }

    [Fact]
    public async Task Add_WithoutAName_SaysSo()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteRegistry);
        using var answer = await client.PostAsJsonAsync("/api/v1/actors", new { name = " ", helix = "media", country = "QQ" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await ApiHost.JsonAsync(answer)).GetProperty("errors");
        Assert.True(errors.TryGetProperty("name", out _) && errors.TryGetProperty("country", out _));
    }

    [Fact]
    public async Task List_ChangedSince_LeavesOutWhatDidNotChange()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteProfile);
        var since = DateTimeOffset.UtcNow.AddSeconds(-1);
        using var change = await PatchAsync(client, $$"""{"description": "Changed at {{since:O}}"}""");
        var changed = await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors?updatedSince={Uri.EscapeDataString(since.ToString("O"))}");
        Assert.Contains(changed.GetProperty("items").EnumerateArray(), actor => actor.GetProperty("id").GetInt64() == host.StudioId);
        Assert.True(changed.GetProperty("items").GetArrayLength() < 10);
    }

    private async Task<HttpResponseMessage> PatchAsync(HttpClient client, string body, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/actors/{host.StudioId}") { Content = new StringContent(body, Encoding.UTF8, "application/merge-patch+json") };
        if (tag is not null) request.Headers.IfMatch.Add(tag);
        return await client.SendAsync(request);
    }
}
