using System.Net;
using Matchmaker.Web.Tests.Api;

namespace Matchmaker.Web.Tests.Hosting;

/// <summary>Addresses that no link of ours has, answered calmly.</summary>
public sealed class StrangeAddressTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0d%0a/evil.example")]
    [InlineData("/a%00b")]
    [InlineData("//evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("")]
    public async Task Get_PreferenceThatLeadsElsewhere_GoesHome(string to)
    {
        using var client = host.Web.CreateClient();
        foreach (var path in new[] { "/appearance", "/language/vi", "/acting-for/1" })
        {
            using var answer = await client.GetAsync(new Uri($"{path}?to={to}", UriKind.Relative));
            Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        }
    }

    [Fact]
    public async Task Get_PreferenceOfAPageInAnotherScript_GoesThere()
    {
        using var client = host.Web.CreateClient();
        var to = "/directory?q=" + Uri.EscapeDataString("ไทย");
        using var answer = await client.GetAsync(new Uri($"/language/th?to={Uri.EscapeDataString("/directory?q=ไทย")}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Redirect, to), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("from=zzz", "A day")]
    [InlineData("until=2026-02-30", "A day")]
    [InlineData("actor=abc", "number")]
    public async Task Get_AuditFileOfWhatIsNone_IsRefusedInWords(string query, string words)
    {
        using var client = await host.Web.SignInAsync("curator");
        using var answer = await client.GetAsync(new Uri($"/secretariat/audit.csv?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AuditFileWithEmptyFields_IsGiven()
    {
        using var client = await host.Web.SignInAsync("curator");
        using var answer = await client.GetAsync(new Uri("/secretariat/audit.csv?who=&actor=&from=2026-01-01&until=", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Get_ClaimOfWhatIsNoNumber_SaysSo()
    {
        using var client = await host.Web.SignInAsync("viewer");
        using var answer = await client.GetAsync(new Uri("/claim?actor=abc", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("is not the number of an organisation", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/introductions/ask?partner=abc&rank=99999999999999999999")]
    [InlineData("/actors/1?around=abc")]
    [InlineData("/confirm-email?id=abc&token=x")]
    [InlineData("/reset-password?id=abc&token=x")]
    [InlineData("/sign-in/code?remember=abc")]
    public async Task Get_PageWithATextForANumber_IsShown(string path)
    {
        using var client = await host.Web.SignInAsync("studio");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
