using System.Net;
using System.Text.RegularExpressions;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Hangfire.Tests;

/// <summary>Hangfire's pages are the secretariat's, and what is done there is done as on the page Jobs.</summary>
public sealed partial class HangfirePagesTests(HangfireWeb web) : IClassFixture<HangfireWeb>
{
    private static readonly Uri Pages = new("/jobs/hangfire", UriKind.Relative);

    private readonly WebTestHost _host = web.Host;

    [Theory]
    [InlineData("curator")]
    [InlineData("admin")]
    public async Task Pages_OfTheSecretariat_AreShown(string who)
    {
        using var client = await _host.SignInAsync(who);
        foreach (var path in new[] { "", "/recurring", "/jobs/enqueued", "/jobs/processing", "/jobs/failed", "/servers", "/retries" })
        {
            using var answer = await client.GetAsync(new Uri(Pages + path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("Matchmaker: jobs", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        }
    }

    [Theory]
    [InlineData("studio")]
    [InlineData("viewer")]
    [InlineData("university")]
    public async Task Pages_OfOthers_AreRefusedAsAnyPageOfTheSecretariat(string who)
    {
        using var client = await _host.SignInAsync(who);

        using var page = await client.GetAsync(new Uri("/secretariat/jobs", UriKind.Relative));
        using var answer = await client.GetAsync(Pages);
        using var list = await client.GetAsync(new Uri("/jobs/hangfire/recurring", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/not-allowed", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal((page.StatusCode, page.Headers.Location!.AbsolutePath), (answer.StatusCode, answer.Headers.Location.AbsolutePath));
        Assert.Equal(HttpStatusCode.Redirect, list.StatusCode);
    }

    [Fact]
    public async Task Pages_OfNobody_AskToSignIn()
    {
        using var client = _host.CreateClient();

        using var answer = await client.GetAsync(Pages);
        using var post = await client.PostAsync(new Uri("/jobs/hangfire/recurring/trigger", UriKind.Relative), new FormUrlEncodedContent([new("jobs[]", "refresh")]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Empty(Runs("refresh"));
    }

    /// <summary>A key that may read and start jobs by the API is for a program, not for pages.</summary>
    [Fact]
    public async Task Pages_WithAKey_AreNotOpened()
    {
        var administrator = new Caller { Name = "Ada", Staff = StaffRole.Administrator };
        var issued = await new ApiKeys(_host.Database).CreateAsync(administrator, null, new("Test", [ApiScope.ReadJobs, ApiScope.WriteJobs], null));
        using var client = _host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", issued.Secret);

        using var api = await client.GetAsync(new Uri("/api/v1/jobs", UriKind.Relative));
        using var answer = await client.GetAsync(Pages);

        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Trigger_OfARecurringJob_IsARunThatThePersonHasAskedFor()
    {
        using var client = await _host.SignInAsync("curator");

        using var answer = await PostAsync(client, "/recurring/trigger", "jobs[]", "backup");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var run = Assert.Single(Runs("backup"));
        Assert.Equal((JobTrigger.Person, "Chai Curator"), (run.Trigger, run.AskedBy));
        await using var context = _host.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "job.run" && entry.Subject == "job:backup"));
    }

    [Fact]
    public async Task Delete_OfOneThatWaits_CancelsTheRunAndIsWrittenDown()
    {
        using var client = await _host.SignInAsync("curator");
        using (await PostAsync(client, "/recurring/trigger", "jobs[]", "cleaning")) { }
        await ((HangfireJobScheduler)_host.Services.GetRequiredService<IJobScheduler>()).SubmitAsync("cleaning");
        var id = JobLink().Match(await client.GetStringAsync(new Uri("/jobs/hangfire/jobs/enqueued/jobs", UriKind.Relative))).Groups[1].Value;

        using var answer = await PostAsync(client, "/jobs/enqueued/delete", "jobs[]", id);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(WorkState.Cancelled, Assert.Single(Runs("cleaning")).State);
        await using var context = _host.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "job.cancelled"));
    }

    [Theory]
    [InlineData("/recurring/remove")]
    [InlineData("/jobs/scheduled/enqueue")]
    [InlineData("/jobs/nothing")]
    public async Task Post_OfWhatThePageJobsDecides_IsRefused(string path)
    {
        using var client = await _host.SignInAsync("curator");

        using var answer = await PostAsync(client, path, "jobs[]", "backup");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutTheTokenOfThePages_IsRefused()
    {
        using var client = await _host.SignInAsync("curator");

        using var answer = await client.PostAsync(new Uri("/jobs/hangfire/recurring/trigger", UriKind.Relative), new FormUrlEncodedContent([new("jobs[]", "refresh")]));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(Runs("refresh"));
    }

    [Fact]
    public async Task PageJobs_OfTheEdition_LinksToThem()
    {
        using var client = await _host.SignInAsync("curator");

        Assert.Contains("href=\"/jobs/hangfire\"", await client.GetStringAsync(new Uri("/secretariat/jobs", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WhereQuartzIsChosen_AreNotThere()
    {
        await using var host = await WebTestHost.StartAsync("--Jobs:Provider", "quartz", "--Jobs:Run", "false");
        using var client = await host.SignInAsync("curator");

        using var answer = await client.GetAsync(Pages);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("/jobs/hangfire", await client.GetStringAsync(new Uri("/secretariat/jobs", UriKind.Relative)), StringComparison.Ordinal);
    }

    private List<JobRun> Runs(string job)
    {
        using var context = _host.Database.CreateDbContext();
        return [.. context.JobRuns.AsNoTracking().Where(run => run.Job == job)];
    }

    // As its script does: with the token that stands in the head of the pages.
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string name, string value)
    {
        var token = Token().Match(await client.GetStringAsync(Pages)).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Pages + path, UriKind.Relative)) { Content = new FormUrlEncodedContent([new(name, value)]) };
        request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(token));
        return await client.SendAsync(request);
    }

    [GeneratedRegex("name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/jobs/details/([^\"]+)\"")]
    private static partial Regex JobLink();
}
