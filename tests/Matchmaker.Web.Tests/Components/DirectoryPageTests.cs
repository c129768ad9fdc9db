using System.Net;
using System.Text.RegularExpressions;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Components;

public sealed partial class DirectoryPageTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task Get_Words_ShowsCardsWithWhatMatchedMarked()
    {
        var page = await GetAsync("/directory?q=animation");
        Assert.Equal(20, Card().Count(page));
        Assert.Matches("<mark[^>]*>animation</mark>", page);
        Assert.Contains("111 actors, 1 to 20 shown", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SharedLink_RestoresWordsChoicesAndView()
    {
        var page = await GetAsync("/directory?q=animation&country=TH,VN&helix=industry");
        Assert.Contains("value=\"animation\"", page, StringComparison.Ordinal);
        Assert.Matches("href=\"/directory\\?q=animation&amp;helix=industry&amp;country=VN\" class=\"chosen\"", page);
        var expected = await host.Web.Services.GetRequiredService<ActorSearch>().SearchAsync(new() { Text = "animation country:TH,VN helix:industry" });
        Assert.True(expected.Total > 0);
        Assert.Contains($"{expected.Total} actors", page, StringComparison.Ordinal);
        Assert.Equal(expected.Hits.Select(hit => $"/actors/{hit.Actor.Id}"), Result().Matches(page).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task Get_ChoiceOfOneAspect_StillCountsItsOtherChoices()
    {
        var (all, chosen) = (await GetAsync("/directory?q=animation"), await GetAsync("/directory?q=animation&country=TH"));
        Assert.Contains("href=\"/directory?q=animation&amp;country=VN\"", all, StringComparison.Ordinal);
        Assert.Contains("href=\"/directory?q=animation&amp;country=TH,VN\"", chosen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/directory?q=animation&view=map", "Actors found, by country")]
    [InlineData("/directory?q=animation&view=network", "Those found, and who of them have worked together")]
    public async Task Get_OtherViews_ShowAPictureWithATable(string path, string caption)
    {
        var page = await GetAsync(path);
        Assert.Contains($"aria-label=\"{caption}\"", page, StringComparison.Ordinal);
        Assert.Matches($"<caption[^>]*>{caption}</caption>", page);
    }

    [Fact]
    public async Task Get_MisspeltWord_OffersTheRightOneWithTheChoicesKept()
    {
        var page = await GetAsync("/directory?q=animatoin&country=TH");
        Assert.Contains("Did you mean:", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/directory?q=animation&amp;country=TH\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NobodyFits_SaysWhatToDo()
    {
        var page = await GetAsync("/directory?q=qqqqqqqqqq&country=TH");
        Assert.Contains("Nobody found", page, StringComparison.Ordinal);
        Assert.Contains("Search without filters", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/directory?q=country:Atlantis", "Atlantis")]
    [InlineData("/directory?country=ZZ", "ZZ")]
    public async Task Get_UnknownValue_SaysWhichIsKnown(string path, string value)
    {
        var page = await GetAsync(path);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(value, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=\"unclosed")]
    [InlineData("q=<script>alert(1)</script>")]
    [InlineData("page=99999999999")]
    [InlineData("page=-1&view=nonsense&actor=x&relation=y")]
    [InlineData("country=%00,%27;--&helix=a:b")]
    [InlineData("actor=999999999&relation=like")]
    [InlineData("page=50")]
    public async Task Get_Nonsense_IsAnsweredAllTheSame(string query)
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.GetAsync(new Uri("/directory?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnclosedQuote_DoesNotSwallowTheChoices()
    {
        var page = await GetAsync("/directory?q=\"animation&country=TH");
        Assert.Contains("17 actors", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_LikeAnActor_ShowsWhatTheyHaveInCommon()
    {
        var page = await GetAsync("/directory?actor=616&relation=like");
        Assert.Contains("Like Studio Xuroxol", page, StringComparison.Ordinal);
        Assert.Contains("In common", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/actors/616\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ScriptAsAName_IsShownAndNotRun()
    {
        await using (var context = host.Web.Database.CreateDbContext())
        {
            context.Actors.Add(new() { Name = "<script>alert('quokka')</script>", Country = "TH", Helix = Helix.Media, IsDemo = true, Description = "<img src=x onerror=alert(1)> quokka" });
            await context.SaveChangesAsync();
        }

        await host.Web.Services.GetRequiredService<IActorIndex>().RefreshAsync();
        foreach (var view in new[] { "list", "map", "network" })
        {
            var page = await GetAsync($"/directory?q=quokka&view={view}");
            Assert.Contains("1 actor", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            if (view != "list") continue;
            Assert.Contains("&lt;script&gt;alert(&#x27;", page, StringComparison.Ordinal);
            Assert.Matches("<mark[^>]*>quokka</mark>", page);
        }
    }

    private async Task<string> GetAsync(string path)
    {
        using var client = host.Web.CreateClient();
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    [GeneratedRegex("<article class=\"mm-card result\"")]
    private static partial Regex Card();

    [GeneratedRegex("<article class=\"mm-card result\"[^>]*>\\s*<h2[^>]*><a href=\"([^\"]+)\"")]
    private static partial Regex Result();
}
