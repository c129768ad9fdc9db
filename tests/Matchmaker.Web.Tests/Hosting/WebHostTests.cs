using System.Net;

namespace Matchmaker.Web.Tests.Hosting;

public sealed class WebHostTests : IAsyncLifetime
{
    private WebTestHost _host = null!;

    public async Task InitializeAsync() => _host = await WebTestHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/app.css")]
    [InlineData("/_content/Radzen.Blazor/Radzen.Blazor.min.js")]
    [InlineData("/_content/Radzen.Blazor/css/standard-base.css")]
    [InlineData("/_content/Radzen.Blazor/css/standard-dark-wcag.css")]
    public async Task Get_WhatEverybodyMaySee_IsServed(string path)
    {
        using var client = _host.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_AnyPage_ForbidsScriptsThatAreNotOurs()
    {
        using var client = _host.CreateClient();
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_DemoAccount_IsGreetedByName()
    {
        using var client = await _host.SignInAsync("studio");
        Assert.Contains("Sari Studio", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownPage_IsNotFound()
    {
        using var client = _host.CreateClient();
        using var answer = await client.GetAsync(new Uri("/no-such-page", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
