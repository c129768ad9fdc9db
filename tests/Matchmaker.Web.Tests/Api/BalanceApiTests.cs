using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class BalanceApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Outcomes_AllAndOfAPeriod_AddUp()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadBalance);
        await using var context = host.Web.Database.CreateDbContext();
        var all = await client.JsonAsync("GET", "/api/v1/balance/outcomes");
        Assert.Equal(await context.Actors.CountAsync(), all.GetProperty("total").GetProperty("actors").GetInt32());
        foreach (var by in new[] { "country", "helix", "size" })
        {
            var groups = all.GetProperty("groups").EnumerateArray().Where(group => group.GetProperty("by").GetString() == by).ToList();
            Assert.Equal(all.GetProperty("total").GetProperty("shown").GetInt32(), groups.Sum(group => group.GetProperty("shown").GetInt32()));
        }

        var later = await client.JsonAsync("GET", "/api/v1/balance/outcomes?from=2199-01-01");
        Assert.Equal((0, 0), (later.GetProperty("total").GetProperty("asked").GetInt32(), later.GetProperty("asks").GetArrayLength()));
        Assert.Equal("2199-01-01", later.GetProperty("from").GetString());
    }

    [Fact]
    public async Task Exposure_ComputedAndFollowed_IsThere()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadBalance);
        using (var missing = await client.GetAsync(new Uri("/api/v1/balance/exposure?floor=0.5&by=helix", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Contains("Post the floor", (await ApiHost.JsonAsync(missing)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        using var asked = await client.CallAsync("POST", "/api/v1/balance/exposure", new { floor = 0.5, by = new[] { "helix" } });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var done = await EndAsync(client, asked.Headers.Location!.ToString());
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, done.GetProperty("model").ValueKind);
        var report = await client.JsonAsync("GET", "/api/v1/balance/exposure?floor=0.5&by=helix");
        Assert.Equal(0.5, report.GetProperty("floor").GetDouble());
        Assert.Contains(report.GetProperty("groups").EnumerateArray(), group => group.GetProperty("by").GetString() == "helix" && group.GetProperty("group").GetString() == "industry");
        Assert.Equal("actors", report.GetProperty("shareOf").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", "/api/v1/balance/exposure?floor=0.5&by=helix&shareOf=candidates"));
        using var among = await client.CallAsync("POST", "/api/v1/balance/exposure", new { floor = 0.5, by = new[] { "helix" }, shareOf = "candidates" });
        Assert.Equal("done", (await EndAsync(client, among.Headers.Location!.ToString())).GetProperty("state").GetString());
        Assert.Equal("candidates", (await client.JsonAsync("GET", "/api/v1/balance/exposure?floor=0.5&by=helix&shareOf=candidates")).GetProperty("shareOf").GetString());
        Assert.Single(await client.PartsAsync("/api/v1/balance/work", 1), work => work.GetProperty("id").GetString() == done.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Price_AskedForAndCancelled_EndsSo()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadBalance);
        using var asked = await client.CallAsync("POST", "/api/v1/balance/price", new { floor = 0.31, by = new[] { "country" } });
        using var again = await client.CallAsync("POST", "/api/v1/balance/price", new { floor = 0.31, by = new[] { "country" } });
        Assert.Equal(asked.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("DELETE", asked.Headers.Location!.ToString()));
        Assert.Equal("cancelled", (await EndAsync(client, asked.Headers.Location!.ToString())).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", "/api/v1/balance/price?floor=0.31"));
    }

    [Theory]
    [InlineData("GET", "/api/v1/balance/outcomes?from=2026-02-30", null, 400)]
    [InlineData("GET", "/api/v1/balance/outcomes?from=2026-02-01&until=2026-01-01", null, 422)]
    [InlineData("GET", "/api/v1/balance/exposure?floor=NaN", null, 422)]
    [InlineData("GET", "/api/v1/balance/exposure?by=colour", null, 422)]
    [InlineData("GET", "/api/v1/balance/exposure?by=", null, 422)]
    [InlineData("GET", "/api/v1/balance/exposure?shareOf=heads", null, 422)]
    [InlineData("POST", "/api/v1/balance/exposure", """{"shareOf": "heads"}""", 400)]
    [InlineData("POST", "/api/v1/balance/exposure", """{"floor": 1.5}""", 422)]
    [InlineData("POST", "/api/v1/balance/exposure", """{"by": []}""", 422)]
    [InlineData("POST", "/api/v1/balance/exposure", """{"by": [null]}""", 400)]
    [InlineData("POST", "/api/v1/balance/price", """{"floor": "much"}""", 400)]
    [InlineData("POST", "/api/v1/balance/price", """{"floor": -1}""", 422)]
    [InlineData("GET", "/api/v1/balance/work/none", null, 404)]
    [InlineData("DELETE", "/api/v1/balance/work/none", null, 404)]
    public async Task Balance_WrongInput_IsRefused(string method, string path, string? body, int status)
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadBalance);
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET", "/api/v1/balance/outcomes")]
    [InlineData("POST", "/api/v1/balance/exposure")]
    [InlineData("POST", "/api/v1/balance/price")]
    [InlineData("GET", "/api/v1/balance/work")]
    public async Task Balance_ByWhoMayNot_IsRefused(string method, string path)
    {
        foreach (var client in new[] { await host.SignInAsync("studio"), await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.ClientAsync(null, ApiScope.WriteModels, ApiScope.ReadExports) })
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync(method, path, method == "POST" ? new { floor = 0.8 } : null));
    }

    private static async Task<JsonElement> EndAsync(HttpClient client, string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        while (true)
        {
            var now = await client.JsonAsync("GET", path);
            if (now.GetProperty("state").GetString() is not ("waiting" or "running")) return now;
            await Task.Delay(200, patience.Token);
        }
    }
}
