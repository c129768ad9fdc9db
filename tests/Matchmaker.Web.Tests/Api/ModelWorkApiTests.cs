using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>Training and evaluating models through the API.</summary>
public sealed class ModelWorkApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Training_FollowedToItsEnd_GivesAModelThatCanBeEvaluated()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteModels);
        using var asked = await client.PostAsJsonAsync("/api/v1/models/training", new { activate = false });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        using var again = await client.PostAsJsonAsync("/api/v1/models/training", new { activate = true });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("already", (await ApiHost.JsonAsync(again)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        var trained = await EndAsync(client, asked.Headers.Location!);
        Assert.Equal("done", trained.GetProperty("state").GetString());
        Assert.Equal("Test", trained.GetProperty("askedBy").GetString());
        var name = trained.GetProperty("model").GetString();

        using var judging = await client.PostAsync(new Uri($"/api/v1/models/{name}/evaluation", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, judging.StatusCode);
        var judged = await EndAsync(client, judging.Headers.Location!);

        Assert.Equal("done", judged.GetProperty("state").GetString());
        Assert.Equal(name, judged.GetProperty("model").GetString());
        Assert.Contains("NDCG", judged.GetProperty("result").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await client.GetFromJsonAsync<JsonElement>("/api/v1/models/work")).GetProperty("items").EnumerateArray().Count(one => one.GetProperty("model").GetString() == name));
        using var reader = await host.ClientAsync(null, ApiScope.ReadModels);
        var model = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/models/{name}");
        Assert.False(model.GetProperty("isActive").GetBoolean());
        Assert.True(model.GetProperty("card").GetProperty("metrics").TryGetProperty("testNdcg@20", out _));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "model.trained" && entry.ApiKeyId != null && entry.Subject == $"model:{name}"));
    }

    [Fact]
    public async Task Training_Cancelled_LeavesNothing()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadModels, ApiScope.WriteModels);
        var before = (await client.GetFromJsonAsync<JsonElement>("/api/v1/models")).GetProperty("items").GetArrayLength();
        using var asked = await client.PostAsJsonAsync("/api/v1/models/training", new { activate = true });

        using var cancelled = await client.DeleteAsync(asked.Headers.Location);

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("cancelled", (await EndAsync(client, asked.Headers.Location!)).GetProperty("state").GetString());
        Assert.Equal(before, (await client.GetFromJsonAsync<JsonElement>("/api/v1/models")).GetProperty("items").GetArrayLength());
        using var further = await client.DeleteAsync(asked.Headers.Location);
        Assert.Equal("cancelled", (await ApiHost.JsonAsync(further)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("""{"activate": "yes"}""")]
    [InlineData("""{"activate": 1}""")]
    [InlineData("""{"activate": null}""")]
    [InlineData("""{"activate": true, "rank": 8}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Training_OfWhatIsNoForm_IsRefused(string body)
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteModels);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/models/training", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/v1/models/training")]
    [InlineData("POST", "/api/v1/models/none/evaluation")]
    [InlineData("GET", "/api/v1/models/work")]
    [InlineData("GET", "/api/v1/models/work/none")]
    [InlineData("DELETE", "/api/v1/models/work/none")]
    public async Task Work_WithoutTheScope_IsRefused(string method, string path)
    {
        foreach (var key in new[] { await host.KeyAsync(null, ApiScope.ReadModels), await host.KeyAsync(host.StudioId, ApiHost.AllOfOrganisations) })
        {
            using var client = host.WithKey(key);
            using var request = new HttpRequestMessage(new(method), path) { Content = method == "POST" ? JsonContent.Create(new { activate = true }) : null };
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    // Trains in earnest: that takes its time where other tests run beside it.
    private static async Task<JsonElement> EndAsync(HttpClient client, Uri place)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        while (true)
        {
            var now = await client.GetFromJsonAsync<JsonElement>(place, patience.Token);
            if (now.GetProperty("state").GetString() is not ("waiting" or "running")) return now;
            await Task.Delay(200, patience.Token);
        }
    }
}
