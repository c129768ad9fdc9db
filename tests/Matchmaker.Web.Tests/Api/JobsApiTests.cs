using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class JobsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Job_RunNow_IsFollowedToItsEndAndStaysInTheHistory()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadJobs, ApiScope.WriteJobs);
        using var asked = await client.CallAsync("POST", "/api/v1/jobs/cleaning/runs");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var place = asked.Headers.Location!.ToString();
        var run = await client.JsonAsync("GET", place);
        for (var until = DateTime.UtcNow.AddMinutes(1); run.GetProperty("finishedAt").ValueKind == JsonValueKind.Null && DateTime.UtcNow < until; run = await client.JsonAsync("GET", place)) await Task.Delay(100);

        Assert.Equal(("done", "person", "Test"), (run.GetProperty("state").GetString(), run.GetProperty("trigger").GetString(), run.GetProperty("askedBy").GetString()));
        var id = run.GetProperty("id").GetInt64();
        Assert.Equal(id, (await client.JsonAsync("GET", "/api/v1/jobs/cleaning")).GetProperty("last").GetProperty("id").GetInt64());
        Assert.Contains(await client.PartsAsync("/api/v1/jobs/runs?job=cleaning", 1), one => one.GetProperty("id").GetInt64() == id);
        Assert.Empty(await client.PartsAsync("/api/v1/jobs/runs?job=none-such", 1));
        var after = await client.JsonAsync("DELETE", place);
        Assert.Equal("done", after.GetProperty("state").GetString());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "job.run" && entry.Subject == "job:cleaning" && entry.ApiKeyId != null));
    }

    [Fact]
    public async Task Run_ThatWaits_IsCancelled()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteJobs);
        long id;
        await using (var context = host.Web.Database.CreateDbContext())
        {
            var later = DateTimeOffset.UtcNow.AddDays(1);
            var run = new App.Jobs.JobRun { Job = "backup", Trigger = App.Jobs.JobTrigger.Retry, AskedAt = DateTimeOffset.UtcNow, NotBefore = later };
            context.JobRuns.Add(run);
            await context.SaveChangesAsync();
            id = run.Id;
        }

        Assert.Equal("cancelled", (await client.JsonAsync("DELETE", $"/api/v1/jobs/runs/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Schedule_ChangedPausedAndTakenBack()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadJobs, ApiScope.WriteJobs);
        const string Path = "/api/v1/jobs/verification/schedule";
        using var read = await client.GetAsync(new Uri(Path, UriKind.Relative));
        var usual = await ApiHost.JsonAsync(read);
        var form = new { cron = "0 30 2 * * ?", timeZone = "Asia/Manila" };
        using var changed = await client.CallAsync("PUT", Path, form, read.Headers.ETag);
        using var stale = await client.CallAsync("PUT", Path, form, read.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (changed.StatusCode, stale.StatusCode));
        var now = await ApiHost.JsonAsync(changed);
        Assert.Equal(("0 30 2 * * ?", "Asia/Manila", true), (now.GetProperty("cron").GetString(), now.GetProperty("timeZone").GetString(), now.GetProperty("isChanged").GetBoolean()));
        Assert.True((await client.JsonAsync("PUT", "/api/v1/jobs/verification/pause", new { isPaused = true })).GetProperty("isPaused").GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await client.JsonAsync("GET", "/api/v1/jobs")).EnumerateArray().Single(job => job.GetProperty("name").GetString() == "verification").GetProperty("next").ValueKind);
        Assert.False((await client.JsonAsync("PUT", "/api/v1/jobs/verification/pause", new { isPaused = false })).GetProperty("isPaused").GetBoolean());
        Assert.Equal(usual.GetRawText(), (await client.JsonAsync("PUT", Path, new { })).GetRawText());
    }

    [Theory]
    [InlineData("PUT", "/api/v1/jobs/backup/schedule", """{"cron": "every night"}""", 422)]
    [InlineData("PUT", "/api/v1/jobs/backup/schedule", """{"cron": "0 30 2 * * ?", "timeZone": "Mars/Olympus"}""", 422)]
    [InlineData("PUT", "/api/v1/jobs/backup/schedule", """{"cron": "0 0 2 * * ? 2020"}""", 422)]
    [InlineData("PUT", "/api/v1/jobs/backup/schedule", """{"cron": "0 0 0 31 2 ?"}""", 422)]
    [InlineData("PUT", "/api/v1/jobs/backup/schedule", """{"timeZone": "Asia/Manila"}""", 422)]
    [InlineData("PUT", "/api/v1/jobs/backup/schedule", """{"cron": 5}""", 400)]
    [InlineData("PUT", "/api/v1/jobs/backup/pause", "{}", 400)]
    [InlineData("PUT", "/api/v1/jobs/none-such/pause", """{"isPaused": true}""", 404)]
    [InlineData("POST", "/api/v1/jobs/none-such/runs", null, 404)]
    [InlineData("GET", "/api/v1/jobs/none-such", null, 404)]
    [InlineData("GET", "/api/v1/jobs/runs/987654", null, 404)]
    [InlineData("DELETE", "/api/v1/jobs/runs/987654", null, 404)]
    public async Task Job_WrongInput_IsRefused(string method, string path, string? body, int status)
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadJobs, ApiScope.WriteJobs);
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.False((await client.JsonAsync("GET", "/api/v1/jobs/backup/schedule")).GetProperty("isChanged").GetBoolean());
    }

    [Fact]
    public async Task Job_ByAKeyThatOnlyReads_IsNotRun()
    {
        using var reader = await host.ClientAsync(null, ApiScope.ReadJobs);
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("GET", "/api/v1/jobs"));
        Assert.Equal(HttpStatusCode.Forbidden, await reader.StatusAsync("POST", "/api/v1/jobs/backup/runs"));
        Assert.Equal(HttpStatusCode.Forbidden, await reader.StatusAsync("PUT", "/api/v1/jobs/backup/pause", new { isPaused = true }));
        foreach (var client in new[] { await host.SignInAsync("studio"), await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.ClientAsync(null, ApiScope.WriteModels) })
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", "/api/v1/jobs"));
    }
}
