using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Models;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>Lists that are at hand as a whole come in parts like all others, and do not shift while somebody reads them.</summary>
public sealed class PartsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Feedback_ReadWhileMoreIsSaid_GivesEachOnce()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteFeedback);
        var path = $"/api/v1/actors/{host.StudioId}/feedback";
        var partners = await OthersAsync(6);
        foreach (var partner in partners.Take(5)) Assert.Equal(HttpStatusCode.NoContent, await client.StatusAsync("POST", path, new { partnerId = partner, kind = "saved" }));

        var first = await client.JsonAsync("GET", $"{path}?kind=saved&limit=2");
        Assert.Equal(HttpStatusCode.NoContent, await client.StatusAsync("POST", path, new { partnerId = partners[5], kind = "saved" }));
        var rest = await client.JsonAsync("GET", $"{path}?kind=saved&limit=100&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal(partners.Take(5).Reverse(), Partners(first).Concat(Partners(rest)));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("nextCursor").ValueKind);
        Assert.Equal(6, (await client.PartsAsync($"{path}?kind=saved", 1)).Count);
        Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("GET", $"{path}?kind=blocked&cursor={first.GetProperty("nextCursor").GetString()}"));
    }

    [Fact]
    public async Task Models_PartByPart_AreTheLatestFirst()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadModels);
        await using (var context = host.Web.Database.CreateDbContext())
        {
            // Two of one moment, so that the name decides.
            var at = DateTimeOffset.UtcNow;
            foreach (var name in new[] { "part-a", "part-b", "part-c" }) context.ModelVersions.Add(new() { Name = name, TrainedAt = name == "part-c" ? at.AddMinutes(1) : at, FileName = $"{name}.mmm", Card = "{}" });
            await context.SaveChangesAsync();
        }

        var names = (await client.PartsAsync("/api/v1/models", 1)).Select(model => model.GetProperty("name").GetString()).ToList();

        Assert.Equal(["part-c", "part-b", "part-a"], names.Take(3));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task Imports_PartByPart_AreTheLatestFirst()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        var asked = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            using var form = new MultipartFormDataContent { { new StringContent("no such columns\n"), "files", $"part{at}.csv" } };
            using var answer = await client.PostAsync(new Uri("/api/v1/imports", UriKind.Relative), form);
            asked.Add((await ApiHost.JsonAsync(answer)).GetProperty("id").GetString()!);
        }

        Assert.Equal(Enumerable.Reverse(asked), (await client.PartsAsync("/api/v1/imports", 2)).Select(import => import.GetProperty("id").GetString()!));
    }

    [Theory]
    [InlineData("/api/v1/models")]
    [InlineData("/api/v1/models/work")]
    [InlineData("/api/v1/imports")]
    [InlineData("/api/v1/balance/work")]
    [InlineData("/api/v1/jobs/runs")]
    [InlineData("/api/v1/registry/actors")]
    [InlineData("/api/v1/registry/duplicates")]
    [InlineData("/api/v1/verification")]
    [InlineData("/api/v1/lists")]
    public async Task List_CursorThatIsNone_IsRefused(string path)
    {
        using var client = await host.ClientAsync(null, ApiHost.AllOfSecretariat);
        var other = (await client.JsonAsync("GET", "/api/v1/actors?limit=1")).GetProperty("nextCursor").GetString();
        foreach (var query in new[] { "cursor=broken", $"cursor={other}", "limit=0", "limit=1000" }) Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("GET", $"{path}?{query}"));
    }

    private static IEnumerable<long> Partners(JsonElement part) => part.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("partner").GetProperty("id").GetInt64());

    private async Task<List<long>> OthersAsync(int count)
    {
        await using var context = host.Web.Database.CreateDbContext();
        return await context.Actors.Where(a => a.Id != host.StudioId).OrderBy(a => a.Id).Take(count).Select(a => a.Id).ToListAsync();
    }
}
