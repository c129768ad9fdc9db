using System.Net;
using System.Text.Json;

namespace Matchmaker.Web.Tests.Api;

public sealed class AuditApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Log_ReadWhileItGrows_GivesEachEntryOnceTheLatestFirst()
    {
        using var curator = await host.SignInAsync("curator");
        for (var at = 0; at < 4; at++) await curator.JsonAsync("POST", "/api/v1/lists", new { name = $"Audit {at}" });
        var first = await curator.JsonAsync("GET", "/api/v1/audit?action=list.&limit=2");
        await curator.JsonAsync("POST", "/api/v1/lists", new { name = "Meanwhile" });
        var rest = await curator.JsonAsync("GET", $"/api/v1/audit?action=list.&limit=2&cursor={first.GetProperty("nextCursor").GetString()}");

        var told = Items(first).Concat(Items(rest)).ToList();
        Assert.Equal(["'Audit 3'", "'Audit 2'", "'Audit 1'", "'Audit 0'"], told.Select(entry => entry.GetProperty("details").GetString()));
        Assert.All(told, entry => Assert.Equal(("Chai Curator", "list.created", "127.0.0.1"), (entry.GetProperty("who").GetString(), entry.GetProperty("action").GetString(), entry.GetProperty("address").GetString())));
        Assert.Contains("list.created", (await curator.JsonAsync("GET", "/api/v1/audit/actions")).EnumerateArray().Select(action => action.GetString()));
    }

    [Fact]
    public async Task Log_Filtered_GivesWhatThePageGives()
    {
        using var owner = await host.SignInAsync("studio");
        await owner.JsonAsync("PUT", $"/api/v1/actors/{host.StudioId}/contact", new { person = "Sari", email = "studio@demo.example" });
        using var curator = await host.SignInAsync("curator");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Assert.NotEmpty(await curator.PartsAsync($"/api/v1/audit?who=sari&action=actor.edited&actor={host.StudioId}&from={today.AddDays(-1):yyyy-MM-dd}&until={today.AddDays(1):yyyy-MM-dd}", 10));
        Assert.Empty(await curator.PartsAsync($"/api/v1/audit?actor={host.StudioId}&from={today.AddDays(2):yyyy-MM-dd}", 10));
        Assert.Empty(await curator.PartsAsync("/api/v1/audit?who=nobody%20of%20that%20name", 10));
    }

    [Theory]
    [InlineData("from=2026-02-30")]
    [InlineData("actor=studio")]
    [InlineData("limit=0")]
    [InlineData("cursor=broken")]
    public async Task Log_WrongInput_IsRefused(string query)
    {
        using var curator = await host.SignInAsync("curator");
        Assert.Equal(HttpStatusCode.BadRequest, await curator.StatusAsync("GET", $"/api/v1/audit?{query}"));
    }

    [Fact]
    public async Task Log_ByAKeyOrAMember_IsRefused()
    {
        foreach (var client in new[] { await host.SignInAsync("studio"), await host.ClientAsync(null, ApiHost.AllOfSecretariat) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", "/api/v1/audit"));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", "/api/v1/audit/actions"));
        }
    }

    private static List<JsonElement> Items(JsonElement part) => [.. part.GetProperty("items").EnumerateArray()];
}
