using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>What the first line of a request asks for beside the usual: only the head, only what changed, too much.</summary>
public sealed class RequestLineTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/api/v1/actors?limit=1")]
    [InlineData("/api/v1/search?q=film")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/")]
    [InlineData("/directory")]
    public async Task Head_WhereGetIs_GivesTheSameWithoutABody(string path)
    {
        using var client = host.Web.CreateClient();
        using var whole = await client.GetAsync(new Uri(path, UriKind.Relative));
        using var head = await client.SendAsync(new(HttpMethod.Head, path));
        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_OfNothing_IsNotFound()
    {
        using var client = host.Web.CreateClient();
        using var head = await client.SendAsync(new(HttpMethod.Head, "/api/v1/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/exports/actors.csv")]
    [InlineData("/api/v1/exports/actors.json")]
    [InlineData("/api/v1/exports/collaborations.csv")]
    [InlineData("/api/v1/exports/collaborations.json")]
    [InlineData("/api/v1/exports/network.graphml")]
    [InlineData("/api/v1/exports/network.dot")]
    public async Task Head_OfAnExport_GivesTheHeadAndWritesNothingDown(string path)
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadExports);
        var before = await ExportsAsync();
        using var head = await client.SendAsync(new(HttpMethod.Head, path));
        Assert.Equal(before, await ExportsAsync());
        using var whole = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(before + 1, await ExportsAsync());
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(whole.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        using var visitor = host.Web.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync(new(HttpMethod.Head, path))).StatusCode);
    }

    [Theory]
    [InlineData("/secretariat/audit.csv", "audit.exported")]
    [InlineData("/account/records", "account.downloaded")]
    public async Task Head_OfAFileThatIsWrittenDown_WritesNothingDown(string path, string action)
    {
        using var client = await host.SignInAsync("curator");
        using var head = await client.SendAsync(new(HttpMethod.Head, path));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.AuditEntries.AnyAsync(entry => entry.Action == action));
        using var whole = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == action));
        Assert.Equal((HttpStatusCode.OK, whole.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
    }

    [Fact]
    public async Task Get_TooLongAnAddress_GivesAProblem()
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.GetAsync(new Uri($"/api/v1/search?q={new string('a', 9_000)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/v1/search?q=film&limit=3")]
    [InlineData("/api/v1/actors?limit=3")]
    [InlineData("/api/v1/actors/{0}/suggestions?limit=3")]
    public async Task Get_ListWithTheTagItHas_IsNotSentAgain(string pattern)
    {
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, host.StudioId);
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.ETag?.IsWeak);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Document_NamesTheFailuresThatThereAre()
    {
        using var client = host.Web.CreateClient();
        var operations = (await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()).ToDictionary(one => one.Value.GetProperty("operationId").GetString()!, one => one.Value);
        foreach (var (id, status) in new[] { ("listSuggestions", "422"), ("listSuggestions", "503"), ("listSuggestions", "304"), ("explainSuggestion", "503"), ("searchActors", "304"), ("searchActors", "414"), ("listActors", "304"), ("changeActor", "412") })
            Assert.True(operations[id].GetProperty("responses").TryGetProperty(status, out _), $"{id} does not name {status}.");
        Assert.All(operations, one =>
        {
            var (wait, busy) = (one.Value.GetProperty("responses").GetProperty("429"), one.Value.GetProperty("responses").GetProperty("503"));
            Assert.True(wait.GetProperty("headers").TryGetProperty("Retry-After", out _) && busy.GetProperty("headers").TryGetProperty("Retry-After", out _), one.Key);
            Assert.Equal(503, busy.GetProperty("content").GetProperty("application/problem+json").GetProperty("example").GetProperty("status").GetInt32());
        });
        foreach (var id in new[] { "listModels", "listModelWork", "listImports", "listFeedback", "listAudit", "listDuplicates", "listRegistry", "listWaitingActors", "listClaims", "listOwnClaims", "listMembers", "listInvitations", "listMemberships", "listLists", "listBalanceWork", "listJobRuns" })
        {
            var asked = operations[id].GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ToList();
            Assert.True(asked.Contains("cursor") && asked.Contains("limit"), $"{id} does not come in parts.");
            Assert.True(operations[id].GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example").TryGetProperty("nextCursor", out _), $"{id} has no example of a part.");
        }

        Assert.All(operations.Values.Where(one => one.TryGetProperty("requestBody", out _)), one => Assert.True(one.GetProperty("responses").TryGetProperty("415", out _)));
    }

    private async Task<int> ExportsAsync()
    {
        await using var context = host.Web.Database.CreateDbContext();
        return await context.AuditEntries.CountAsync(entry => entry.Action == "export.made");
    }
}
