using System.Net;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Tests.Components;

public sealed class ActorPageTests(PageHost host) : IClassFixture<PageHost>
{
    private const long Studio = 1;
    private const long Other = 616;
    private const string Secret = "hidden.person@contact.example";

    [Fact]
    public async Task Get_ActorWithAPast_ShowsProfileTimeLineNetworkAndOthers()
    {
        using var client = host.Web.CreateClient();
        var page = await client.GetStringAsync(new Uri($"/actors/{Other}", UriKind.Relative));
        foreach (var part in (string[])["Studio Xuroxol", "Verified 29 Jul 2026", "Past collaborations", "Its network", "Works most with", "Similar actors", "demo:a0000616"]) Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Past collaborations of Studio Xuroxol\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/actors/{Other}?around=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AroundAnother_PutsItIntoTheMiddle()
    {
        using var client = host.Web.CreateClient();
        var page = await client.GetStringAsync(new Uri($"/actors/{Other}?around=359", UriKind.Relative));
        Assert.Contains("The network around Zelaze University", page, StringComparison.Ordinal);
        Assert.Contains("Back to Studio Xuroxol", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownActor_IsNotFound()
    {
        using var client = host.Web.CreateClient();
        using var answer = await client.GetAsync(new Uri("/actors/999999999", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_ScriptAsANameAndBadWebsite_AreShownAndNotRun()
    {
        long id;
        await using (var context = host.Web.Database.CreateDbContext())
        {
            var actor = new Actor { Name = "<script>alert(1)</script>", Country = "TH", Helix = Helix.Media, IsDemo = true, Description = "</p><script>alert(2)</script>", City = "\"><b>" };
            actor.Interests.Add(new() { Kind = InterestKind.Offer, Text = "<i onclick=alert(3)>all</i>" });
            context.Actors.Add(actor);
            await context.SaveChangesAsync();
            id = actor.Id;
        }

        using var client = host.Web.CreateClient();
        var page = await client.GetStringAsync(new Uri($"/actors/{id}", UriKind.Relative));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i onclick", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(620, null, null, false)]
    [InlineData(621, "studio", null, false)]
    [InlineData(622, "studio", IntroductionState.Asked, false)]
    [InlineData(623, "studio", IntroductionState.Declined, false)]
    [InlineData(624, "studio", IntroductionState.Accepted, true)]
    [InlineData(625, "university", IntroductionState.Accepted, false)]
    [InlineData(626, "curator", null, true)]
    public async Task Get_Contact_IsShownOnlyToWhoIsEntitled(long actor, string? account, IntroductionState? state, bool isShown)
    {
        await using (var context = host.Web.Database.CreateDbContext())
        {
            context.ActorContacts.Add(new() { ActorId = actor, Email = Secret });
            var now = DateTimeOffset.UtcNow;
            if (state is { } reached)
                context.Introductions.Add(new() { AskingActorId = Studio, AskedActorId = actor, State = reached, AskedAt = now.AddDays(-1), AnsweredAt = reached == IntroductionState.Asked ? null : now });
            await context.SaveChangesAsync();
        }

        using var client = account is null ? host.Web.CreateClient() : await host.Web.SignInAsync(account);
        var page = await client.GetStringAsync(new Uri($"/actors/{actor}", UriKind.Relative));
        Assert.Equal(isShown, page.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_AsMember_ExplainsHowTheTwoCouldWorkTogether()
    {
        using var client = await host.Web.SignInAsync("studio");
        var page = await client.GetStringAsync(new Uri($"/actors/{Other}", UriKind.Relative));
        foreach (var part in (string[])["How we could work together", "Why they fit you", "Why you fit them", "Who can introduce you", $"/introductions/ask?partner={Other}"]) Assert.Contains(part, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("curator", false)]
    [InlineData("viewer", false)]
    [InlineData("university", false)]
    [InlineData("studio", true)]
    public async Task Get_Notes_AreShownToEditorsOfTheOrganisationAlone(string? account, bool isShown)
    {
        const string Note = "Their director prefers calls.";
        await using (var context = host.Web.Database.CreateDbContext())
        {
            context.PartnerNotes.Add(new() { ActorId = Studio, PartnerId = Other, Text = Note, WrittenAt = DateTimeOffset.UtcNow });
            await context.SaveChangesAsync();
        }

        using var client = account is null ? host.Web.CreateClient() : await host.Web.SignInAsync(account);
        var page = await client.GetStringAsync(new Uri($"/actors/{Other}", UriKind.Relative));
        Assert.Equal(isShown, page.Contains(Note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("curator")]
    public async Task Get_ByWhoActsForNobody_ExplainsNothing(string? account)
    {
        using var client = account is null ? host.Web.CreateClient() : await host.Web.SignInAsync(account);
        Assert.DoesNotContain("How we could work together", await client.GetStringAsync(new Uri($"/actors/{Other}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ListsItIsIn_ShowsPublicOnesOnly()
    {
        await using (var context = host.Web.Database.CreateDbContext())
        {
            context.CuratedLists.Add(new() { Name = "Forum guests", IsPublic = true, Entries = [new() { ActorId = Other }] });
            context.CuratedLists.Add(new() { Name = "Doubtful cases", Entries = [new() { ActorId = Other }] });
            await context.SaveChangesAsync();
        }

        using var client = host.Web.CreateClient();
        var page = await client.GetStringAsync(new Uri($"/actors/{Other}", UriKind.Relative));
        Assert.Contains("Forum guests", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Doubtful cases", page, StringComparison.Ordinal);
    }
}
