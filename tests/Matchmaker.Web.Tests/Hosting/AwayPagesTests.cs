using System.Net;
using Matchmaker.Web.Tests.Api;

namespace Matchmaker.Web.Tests.Hosting;

/// <summary>Pages while the database is away: those that can be shown say so, the others ask for patience, and nobody is signed out.</summary>
public sealed class AwayPagesTests : IAsyncLifetime
{
    private WebTestHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await WebTestHost.StartAsync();
        _host.Database.Watch.Begin();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Get_WhileAway_ServesWhatItHoldsAndKeepsTheSignIn()
    {
        using var client = await _host.SignInAsync("studio");
        using var stranger = _host.CreateClient();
        using var late = await _host.SignInAsync("viewer");
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("GET", "/partners"));

        Leave();
        foreach (var path in new[] { "/", "/directory?q=film", "/actors/5", "/partners", "/mentors" })
        {
            using var answer = await client.CallAsync("GET", path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("The database cannot be reached.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/introductions", "/profile", "/account", "/notifications", "/actors/987654", "/s/abc", "/account/records" }) await AsksForPatienceAsync(client, "GET", path);
        Assert.Equal(HttpStatusCode.OK, await stranger.StatusAsync("GET", "/directory?q=film"));
        await AsksForPatienceAsync(stranger, "GET", "/partners");

        // Who has not been here before is a visitor now, and is known again afterwards.
        Assert.Equal(HttpStatusCode.OK, await late.StatusAsync("GET", "/directory?q=film"));
        await AsksForPatienceAsync(late, "GET", "/partners");

        _host.Database.Watch.Seen(_host.Database.Watch.Losses);
        foreach (var one in new[] { client, late })
        {
            using var answer = await one.CallAsync("GET", "/partners");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("The database cannot be reached.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_SignInWhileAway_AsksForPatience()
    {
        using var client = _host.CreateClient();
        var form = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Contains("sign-in", form, StringComparison.Ordinal);
        Leave();

        using var answer = await client.SubmitAsync("/sign-in", "sign-in", ("Form.Email", "studio@demo.example"), ("Form.Password", "matchmaker-demo"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Not possible just now", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private void Leave() => _host.Database.Watch.Lost("the test says so");

    private static async Task AsksForPatienceAsync(HttpClient client, string method, string path)
    {
        using var answer = await client.CallAsync(method, path);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{path} gave {(int)answer.StatusCode}.");
        Assert.NotNull(answer.Headers.RetryAfter);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Not possible just now", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }
}
