using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>What all of the API does alike: problems, tags, idempotency, cursors, limits, sign-in by cookie.</summary>
public sealed class ProtocolTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/actors/999999999", 404)]
    [InlineData("/api/v1/actors?helix=banana", 400)]
    [InlineData("/api/v1/actors?country=ZZ", 400)]
    [InlineData("/api/v1/actors?limit=0", 400)]
    [InlineData("/api/v1/actors?limit=many", 400)]
    [InlineData("/api/v1/actors?cursor=broken", 400)]
    [InlineData("/api/v1/search?cursor=%00", 400)]
    [InlineData("/api/v1/search?relation=like", 400)]
    [InlineData("/api/v1/search/completions", 400)]
    public async Task Get_WhatIsWrong_GivesAProblem(string path, int status)
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await ApiHost.JsonAsync(answer);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.Equal(32, problem.GetProperty("traceId").GetString()!.Length);
    }

    [Fact]
    public async Task Get_UnknownKey_IsRefusedEvenWhereEverybodyMay()
    {
        using var client = host.WithKey("mm_nobody");
        using var answer = await client.GetAsync(new Uri("/api/v1/actors", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(answer.Headers.WwwAuthenticate, scheme => scheme.Scheme == "Bearer");
    }

    [Fact]
    public async Task Post_ByCookieWithoutTheHeader_IsRefused()
    {
        using var client = await host.Web.SignInAsync("studio");
        using var answer = await client.PostAsJsonAsync($"/api/v1/actors/{host.StudioId}/keys", new { name = "Sneaky", scopes = new[] { ApiScope.ReadSuggestions } });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("X-Matchmaker", (await ApiHost.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("""{"url": "https://example.org/a", "events": ["introduction.asked"], "colour": "red"}""", "not known")]
    [InlineData("""{"url": "https://example.org/a"}""", "events")]
    [InlineData("""{"url": 5, "events": []}""", "$.url")]
    public async Task Post_BodyThatIsNoForm_SaysWhatIsWrong(string body, string said)
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/v1/actors/{host.StudioId}/webhooks", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var detail = (await ApiHost.JsonAsync(answer)).GetProperty("detail").GetString()!;
        Assert.Contains(said, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Matchmaker.Web", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TooLong_IsRefused()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteFeedback);
        using var answer = await client.PostAsJsonAsync($"/api/v1/actors/{host.StudioId}/feedback", new { partnerId = host.PartnerId, kind = "saved", reason = new string('a', 2 << 20) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Get_WithTheTagItHas_IsNotSentAgain()
    {
        using var client = host.Web.CreateClient();
        using var first = await client.GetAsync(new Uri($"/api/v1/actors/{host.StudioId}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/actors/{host.StudioId}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task List_PartByPart_GivesEachOnce()
    {
        using var client = host.Web.CreateClient();
        var seen = new List<long>();
        for (string? cursor = ""; cursor is not null;)
        {
            var part = await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors?country=VN&limit=17{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            seen.AddRange(part.GetProperty("items").EnumerateArray().Select(actor => actor.GetProperty("id").GetInt64()));
            cursor = part.GetProperty("nextCursor").GetString();
        }

        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(await context.Actors.Where(a => a.Country == "VN").OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(), seen);
        Assert.True(seen.Count > 17);
    }

    [Fact]
    public async Task List_CursorOfAnotherQuestion_IsRefused()
    {
        using var client = host.Web.CreateClient();
        var part = await client.GetFromJsonAsync<JsonElement>("/api/v1/actors?country=VN&limit=1");
        using var answer = await client.GetAsync(new Uri($"/api/v1/actors?country=TH&limit=1&cursor={part.GetProperty("nextCursor").GetString()}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await ApiHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty("cursor", out _));
    }

    [Fact]
    public async Task Post_SentTwiceWithOneKey_TakesEffectOnce()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        var body = new { url = "https://hooks.example.org/once", events = new[] { "introduction.asked" } };
        using var first = await SendAsync(client, "once-1", body);
        using var second = await SendAsync(client, "once-1", body);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.WebhookSubscriptions.CountAsync(w => w.Url == body.url));
        Assert.DoesNotContain(await context.IdempotentReplies.Select(r => r.Body).ToListAsync(), stored => stored?.Contains("whsec_", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Post_SameKeyOtherBody_IsRefused()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        using var first = await SendAsync(client, "other-1", new { url = "https://hooks.example.org/a", events = new[] { "introduction.asked" } });
        using var second = await SendAsync(client, "other-1", new { url = "https://hooks.example.org/b", events = new[] { "introduction.asked" } });
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task Post_RefusedOnce_MayBeSentAgainWithTheSameKey()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        using var first = await SendAsync(client, "again-1", new { url = "http://hooks.example.org/again", events = new[] { "introduction.asked" } });
        using var second = await SendAsync(client, "again-1", new { url = "https://hooks.example.org/again", events = new[] { "introduction.asked" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
    }

    [Fact]
    public async Task Post_ManyAtOnceWithOneKey_TakeEffectOnce()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        var body = new { url = "https://hooks.example.org/crowd", events = new[] { "introduction.asked" } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(client, "crowd-1", body)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.WebhookSubscriptions.CountAsync(w => w.Url == body.url));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Post_KeyThatIsNoText_IsRefused()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        using var answer = await SendAsync(client, new string('k', 101), new { url = "https://hooks.example.org/a", events = new[] { "introduction.asked" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_FromAnotherOrigin_GetsNoLeaveToBeRead()
    {
        using var client = host.Web.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/actors?limit=1");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await client.SendAsync(request);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_TooOften_IsToldWhenToComeBack()
    {
        await using var strict = await Hosting.WebTestHost.StartAsync("--api:burst", "3", "--api:requestsPerSecond", "1");
        using var client = strict.CreateClient();
        HttpResponseMessage? last = null;
        for (var at = 0; at < 6; at++)
        {
            last?.Dispose();
            last = await client.GetAsync(new Uri("/api/v1/actors?limit=1", UriKind.Relative));
        }

        using (last)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
            Assert.True(last.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Equal("application/problem+json", last.Content.Headers.ContentType?.MediaType);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/actors/{host.StudioId}/webhooks") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
