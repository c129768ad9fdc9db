using System.Net;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class SourcesApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Path = "/api/v1/sources";

    [Fact]
    public async Task Source_AddedPausedRemoved_AllOfItAudited()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var added = await client.CallAsync("POST", Path, new { name = "ROR", format = "ror", address = "https://data.example.org/ror.json.gz", skipBadRows = true });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var place = added.Headers.Location!.ToString();
        using var read = await client.GetAsync(new Uri(place, UriKind.Relative));
        var source = await ApiHost.JsonAsync(read);
        Assert.Equal(("ROR", "ror", true, false), (source.GetProperty("name").GetString(), source.GetProperty("format").GetString(), source.GetProperty("skipBadRows").GetBoolean(), source.GetProperty("isPaused").GetBoolean()));
        Assert.Contains((await client.JsonAsync("GET", Path)).EnumerateArray(), one => one.GetProperty("id").GetInt64() == source.GetProperty("id").GetInt64());

        using var paused = await client.CallAsync("PUT", place + "/pause", new { isPaused = true }, read.Headers.ETag);
        using var stale = await client.CallAsync("PUT", place + "/pause", new { isPaused = false }, read.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (paused.StatusCode, stale.StatusCode));
        Assert.True((await client.JsonAsync("GET", place)).GetProperty("isPaused").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, await client.StatusAsync("DELETE", place));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", place));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("DELETE", place));

        await using var context = host.Web.Database.CreateDbContext();
        var subject = $"source:{source.GetProperty("id").GetInt64()}";
        Assert.Equal(["source.added", "source.paused", "source.removed"], await context.AuditEntries.Where(entry => entry.Subject == subject).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
    }

    [Theory]
    [InlineData("""{"name": "x", "format": "excel", "address": "https://data.example.org/a.csv"}""")]
    [InlineData("""{"name": "x", "format": "csv", "address": "http://data.example.org/a.csv"}""")]
    [InlineData("""{"name": "x", "format": "csv", "address": "../secrets.csv"}""")]
    [InlineData("""{"name": "", "format": "csv", "address": "https://data.example.org/a.csv"}""")]
    [InlineData("""{"format": "csv"}""")]
    public async Task Source_WrongInput_IsRefusedAndNotStored(string body)
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.DoesNotContain((await client.JsonAsync("GET", Path)).EnumerateArray(), one => one.GetProperty("name").GetString() is "x" or "");
    }

    [Fact]
    public async Task Source_ByOthers_IsNotSeenNorChanged()
    {
        foreach (var client in new[] { await host.SignInAsync("studio"), await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.ClientAsync(null, ApiScope.ReadJobs) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", Path));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("POST", Path, new { name = "x", format = "csv", address = "https://data.example.org/a.csv" }));
        }
    }
}
