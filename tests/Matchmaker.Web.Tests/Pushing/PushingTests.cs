using System.Net;
using System.Net.Http.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Pushing;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Pushing;

/// <summary>Pushed suggestions from the job to the addresses in their mails, over HTTP.</summary>
public sealed class PushingTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    private string Preference => $"/api/v1/actors/{_host.StudioId}/push-preference";

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync("--Push:LeastLift", "1", "--Jobs:Run", "false");

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Preference_OfAViewer_IsItsOwnAndOffAtFirst()
    {
        using var viewer = await _host.SignInAsync("viewer");
        Assert.Equal("off", (await viewer.GetFromJsonAsync<System.Text.Json.JsonElement>(new Uri(Preference, UriKind.Relative))).GetProperty("rhythm").GetString());
        using var saved = await viewer.PutAsJsonAsync(Preference, new { rhythm = "weekly", language = "id", timeZone = "Asia/Jakarta", quietFrom = "20:00:00", quietUntil = "07:00:00" });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var wrong = await viewer.PutAsJsonAsync(Preference, new { rhythm = "weekly", language = "id", timeZone = "Jakarta" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var owner = await _host.SignInAsync("studio");
        Assert.Equal("off", (await owner.GetFromJsonAsync<System.Text.Json.JsonElement>(new Uri(Preference, UriKind.Relative))).GetProperty("rhythm").GetString());
        foreach (var stranger in new[] { await _host.SignInAsync("partner"), await _host.SignInAsync("curator"), await _host.ClientAsync(_host.StudioId, ApiHost.AllOfOrganisations) })
        {
            using var refused = await stranger.GetAsync(new Uri(Preference, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Digest_FromTheJobToAnIntroduction_IsToldShownOpenedAndAttributed()
    {
        await AgreeAsync("viewer");
        var run = await RunJobAsync();
        Assert.True(run.State == WorkState.Done, run.Outcome);
        Assert.Equal(1, run.Counts["digests"]);
        Assert.Equal(0, (await RunJobAsync()).Counts["digests"]);

        using var viewer = await _host.SignInAsync("viewer");
        var bell = await viewer.GetStringAsync(new Uri("/partners", UriKind.Relative));
        Assert.Contains("Notifications: 1 new", bell, StringComparison.Ordinal);
        await using var context = _host.Web.Database.CreateDbContext();
        var told = await context.PushedSuggestions.AsNoTracking().OrderBy(one => one.Id).FirstAsync();
        Assert.Contains($"/s/{told.PublicId}", await viewer.GetStringAsync(new Uri("/notifications", UriKind.Relative)), StringComparison.Ordinal);
        using var owner = await _host.SignInAsync("studio");
        Assert.DoesNotContain($"/s/{told.PublicId}", await owner.GetStringAsync(new Uri("/notifications", UriKind.Relative)), StringComparison.Ordinal);

        using var anybody = _host.Web.CreateClient();
        using var opened = await anybody.GetAsync(new Uri($"/s/{told.PublicId}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, $"/actors/{told.PartnerId}"), (opened.StatusCode, opened.Headers.Location!.ToString()));
        using var unknown = await anybody.GetAsync(new Uri("/s/AAAAAAAAAAAAAAAAAAAAAA", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.NotNull((await context.PushedSuggestions.AsNoTracking().SingleAsync(one => one.Id == told.Id)).OpenedAt);

        var id = await _host.Get<IntroductionDesk>().AskAsync(await _host.CallerAsync("studio"), told.ActorId, told.PartnerId, "Shall we?");
        Assert.Equal(told.Id, (await context.Introductions.AsNoTracking().SingleAsync(i => i.Id == id)).PushedSuggestionId);
        var asked = await context.Feedback.AsNoTracking().SingleAsync(f => f.ActorId == told.ActorId && f.PartnerId == told.PartnerId && f.Kind == FeedbackKind.Asked);
        Assert.Equal((told.ModelVersion, told.Rank), (asked.ModelVersion, asked.Rank));
        using var curator = await _host.SignInAsync("curator");
        Assert.Contains(told.ModelVersion, await curator.GetStringAsync(new Uri("/secretariat/balance", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsubscribe_LinkOfAMail_AsksPeopleAndObeysPrograms()
    {
        await AgreeAsync("viewer");
        var caller = await _host.CallerAsync("viewer");
        var address = new Uri($"/unsubscribe/{_host.Get<PushUnsubscribe>().TokenFor(caller.AccountId!.Value, _host.StudioId)}", UriKind.Relative);
        using var client = _host.Web.CreateClient();

        using var link = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, link.StatusCode);
        Assert.Contains($"action=\"{address}\"", await client.GetStringAsync(link.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(PushRhythm.Daily, await RhythmAsync());

        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await client.PostAsync(address, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(PushRhythm.Off, await RhythmAsync());

        using var browser = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
        browser.Headers.Accept.ParseAdd("text/html");
        using var page = await client.SendAsync(browser);
        Assert.Equal((HttpStatusCode.SeeOther, "/unsubscribe?done=yes"), (page.StatusCode, page.Headers.Location!.ToString()));
        using var other = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var wrong = await client.PostAsync(new Uri(address + "x", UriKind.Relative), other);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Contains("not whole", await client.GetStringAsync(new Uri("/unsubscribe?token=abc", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_WithItsKey_IsGivenOnceAndNotWithAnother()
    {
        await AgreeAsync("viewer");
        await RunJobAsync();
        var key = await _host.KeyAsync(_host.StudioId, ApiScope.ReadFeed);
        using var client = _host.Web.CreateClient();

        using var feed = await client.GetAsync(new Uri($"/feeds/{key}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (feed.StatusCode, feed.Content.Headers.ContentType!.MediaType));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri($"/feeds/{key}", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(feed.Headers.ETag!);
        using var same = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        foreach (var wrong in new[] { "mm_nobody", await _host.KeyAsync(_host.StudioId, ApiScope.ReadSuggestions), await _host.KeyAsync(_host.StudioId, ApiScope.ReadFeed, ApiScope.ReadSuggestions) })
        {
            using var refused = await client.GetAsync(new Uri($"/feeds/{wrong}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    private async Task AgreeAsync(string name)
    {
        var (desk, caller) = (_host.Get<PushPreferenceDesk>(), await _host.CallerAsync(name));
        await desk.SaveAsync(caller, _host.StudioId, await desk.ReadAsync(caller, _host.StudioId) with { Rhythm = PushRhythm.Daily });
    }

    private async Task<JobRun> RunJobAsync()
    {
        var runner = _host.Get<JobRunner>();
        await runner.PrepareAsync();
        await _host.Get<JobDesk>().RunAsync(await _host.CallerAsync("curator"), PushJob.Name);
        return (await runner.RunNextAsync(PushJob.Name))!;
    }

    private async Task<PushRhythm> RhythmAsync()
    {
        await using var context = _host.Web.Database.CreateDbContext();
        return (await context.PushPreferences.AsNoTracking().SingleAsync()).Rhythm;
    }
}
