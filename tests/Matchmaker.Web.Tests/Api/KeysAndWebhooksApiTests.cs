using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class KeysAndWebhooksApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private string Keys => $"/api/v1/actors/{host.StudioId}/keys";

    private string Webhooks => $"/api/v1/actors/{host.StudioId}/webhooks";

    [Fact]
    public async Task Key_MadeByAnOwner_WorksUntilItIsRevoked()
    {
        using var owner = await host.SignInAsync("studio");
        using var made = await owner.PostAsJsonAsync(Keys, new { name = "Our site", scopes = new[] { ApiScope.ReadSuggestions } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var secret = (await ApiHost.JsonAsync(made)).GetProperty("secret").GetString()!;
        Assert.StartsWith("mm_", secret, StringComparison.Ordinal);
        Assert.Equal(46, secret.Length);
        var shown = await owner.GetFromJsonAsync<JsonElement>(made.Headers.Location);
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("secret").ValueKind);
        await using (var context = host.Web.Database.CreateDbContext())
            Assert.False(await context.ApiKeys.AnyAsync(key => key.Hash.Contains(secret) || key.Prefix == secret));

        using var program = host.WithKey(secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri($"/api/v1/actors/{host.StudioId}/suggestions?limit=1", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(new Uri(Keys, UriKind.Relative))).StatusCode);
        using var revoked = await owner.DeleteAsync(made.Headers.Location);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri($"/api/v1/actors/{host.StudioId}/suggestions?limit=1", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("exports:read")]
    [InlineData("everything")]
    public async Task Key_WithAScopeThatIsNotForIt_IsRefused(string scope)
    {
        using var owner = await host.SignInAsync("studio");
        using var made = await owner.PostAsJsonAsync(Keys, new { name = "Too much", scopes = new[] { scope } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
        Assert.True((await ApiHost.JsonAsync(made)).GetProperty("errors").TryGetProperty("scopes", out _));
    }

    [Fact]
    public async Task Key_ThatHasExpired_IsRefusedWhenMade()
    {
        using var owner = await host.SignInAsync("studio");
        using var made = await owner.PostAsJsonAsync(Keys, new { name = "Late", scopes = new[] { ApiScope.ReadSuggestions }, expiresAt = "2020-01-01T00:00:00Z" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
    }

    [Fact]
    public async Task SecretariatKey_MadeByAnAdministrator_Exports()
    {
        using var administrator = await host.SignInAsync("admin");
        using var made = await administrator.PostAsJsonAsync("/api/v1/keys", new { name = "Statistics", scopes = new[] { ApiScope.ReadExports } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var program = host.WithKey((await ApiHost.JsonAsync(made)).GetProperty("secret").GetString()!);
        using var answer = await program.GetAsync(new Uri("/api/v1/exports/actors.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Webhook_MadeChangedRenewedDeleted_ShowsItsSecretOnlyWhenMade()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        using var made = await client.PostAsJsonAsync(Webhooks, new { url = "https://hooks.example.org/mm", events = new[] { "introduction.asked" } });
        var secret = (await ApiHost.JsonAsync(made)).GetProperty("secret").GetString()!;
        using var read = await client.GetAsync(made.Headers.Location);
        Assert.Equal(JsonValueKind.Null, (await ApiHost.JsonAsync(read)).GetProperty("secret").ValueKind);
        await using (var context = host.Web.Database.CreateDbContext())
            Assert.DoesNotContain(await context.WebhookSubscriptions.Select(w => w.ProtectedSecret).ToListAsync(), stored => stored.Contains(secret, StringComparison.Ordinal));

        var form = new { url = "https://hooks.example.org/mm2", events = new[] { "introduction.answered" }, isActive = false };
        using var stale = await PutAsync(client, made.Headers.Location!, form, new("\"stale\""));
        using var changed = await PutAsync(client, made.Headers.Location!, form, read.Headers.ETag!);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.False((await ApiHost.JsonAsync(changed)).GetProperty("isActive").GetBoolean());
        using var renewed = await client.PostAsync(new Uri($"{made.Headers.Location}/secret", UriKind.Relative), null);
        Assert.NotEqual(secret, (await ApiHost.JsonAsync(renewed)).GetProperty("secret").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(made.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(made.Headers.Location)).StatusCode);
    }

    [Theory]
    [InlineData("http://hooks.example.org")]
    [InlineData("https://localhost/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("https://[::1]/a")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://intranet/a")]
    [InlineData("https://user:word@example.org/a")]
    [InlineData("no address")]
    public async Task Webhook_ToWhereItMayNotGo_IsRefused(string url)
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteWebhooks);
        using var made = await client.PostAsJsonAsync(Webhooks, new { url, events = new[] { "introduction.asked" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
    }

    [Fact]
    public async Task Webhook_OfAnotherOrganisation_IsRefused()
    {
        using var client = await host.ClientAsync(host.PartnerId, ApiScope.WriteWebhooks);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri(Webhooks, UriKind.Relative))).StatusCode);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, Uri place, object form, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, place) { Content = JsonContent.Create(form) };
        request.Headers.IfMatch.Add(tag);
        return await client.SendAsync(request);
    }
}
