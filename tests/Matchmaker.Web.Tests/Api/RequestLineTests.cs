using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;

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
        Assert.All(operations.Values.Where(one => one.TryGetProperty("requestBody", out _)), one => Assert.True(one.GetProperty("responses").TryGetProperty("415", out _)));
    }
}
