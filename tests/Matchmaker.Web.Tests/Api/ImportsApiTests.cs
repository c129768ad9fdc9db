using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class ImportsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Rows = "name,helix,country,external_id\nFirst Studio,industry,PH,apitest:1\nBad Studio,nothing,PH,apitest:2\n";

    private static readonly Uri Imports = new("/api/v1/imports", UriKind.Relative);

    [Fact]
    public async Task Import_WithABadRow_StoresTheOthersAndHandsOutTheReject()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var form = new MultipartFormDataContent { { new StringContent(Rows), "files", "actors.csv" }, { new StringContent("true"), "skipBadRows" } };
        using var asked = await client.PostAsync(Imports, form);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var done = await EndAsync(client, asked.Headers.Location!);
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal(1, done.GetProperty("result").GetProperty("rowsRejected").GetInt32());
        var rejects = await client.GetStringAsync(new Uri(done.GetProperty("result").GetProperty("rejects").GetString()!, UriKind.Relative));
        Assert.Contains("Bad Studio", rejects, StringComparison.Ordinal);
        Assert.DoesNotContain("First Studio", rejects, StringComparison.Ordinal);
        var listed = await client.GetFromJsonAsync<JsonElement>(Imports);
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), one => one.GetProperty("id").GetString() == done.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Import_WithABadRowThatMayNotBeSkipped_FailsAndSaysWhere()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var form = new MultipartFormDataContent { { new StringContent(Rows), "files", "actors.csv" } };
        using var asked = await client.PostAsync(Imports, form);
        var done = await EndAsync(client, asked.Headers.Location!);
        Assert.Equal("failed", done.GetProperty("state").GetString());
        Assert.Contains("actors.csv", done.GetProperty("problem").GetString(), StringComparison.Ordinal);
        using var rejects = await client.GetAsync(new Uri($"{asked.Headers.Location}/rejects", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, rejects.StatusCode);
    }

    [Theory]
    [InlineData("programme.exe", "csv", 422)]
    [InlineData("../../etc/passwd", "csv", 422)]
    [InlineData("actors.csv", "banana", 400)]
    public async Task Import_OfWhatIsNoTable_IsRefusedAtOnce(string name, string source, int status)
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var form = new MultipartFormDataContent { { new StringContent(Rows), "files", name }, { new StringContent(source), "source" } };
        using var asked = await client.PostAsync(Imports, form);
        Assert.Equal(status, (int)asked.StatusCode);
    }

    [Fact]
    public async Task Import_WithoutFiles_IsRefused()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var form = new MultipartFormDataContent { { new StringContent("csv"), "source" } };
        using var asked = await client.PostAsync(Imports, form);
        Assert.Equal(422, (int)asked.StatusCode);
        using var json = await client.PostAsJsonAsync(Imports, new { });
        Assert.True((int)json.StatusCode is 400 or 415);
    }

    [Fact]
    public async Task Import_SentTwiceWithOneKey_RunsOnce()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "import-1");
        var places = new List<string>();
        for (var at = 0; at < 2; at++)
        {
            using var form = new MultipartFormDataContent { { new StringContent("name,helix,country\nTwice Studio,industry,PH\n"), "files", "actors.csv" } };
            using var asked = await client.PostAsync(Imports, form);
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            places.Add(asked.Headers.Location!.ToString());
        }

        Assert.Single(places.Distinct());
    }

    [Fact]
    public async Task Import_Cancelled_WhetherItWaitsOrRuns_StoresNothing()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        var many = new StringBuilder("name,helix,country,external_id\n");
        for (var at = 0; at < 60_000; at++) many.Append(CultureInfo.InvariantCulture, $"Cancelled Studio {at},industry,PH,cancel:{at}\n");
        var places = new List<Uri>();
        foreach (var rows in new[] { many.ToString(), "name,helix,country\nCancelled Waiting,industry,PH\n" })
        {
            using var form = new MultipartFormDataContent { { new StringContent(rows), "files", "actors.csv" } };
            using var asked = await client.PostAsync(Imports, form);
            places.Add(asked.Headers.Location!);
        }

        foreach (var place in Enumerable.Reverse(places))
        {
            using var cancelled = await client.DeleteAsync(place);
            Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        }

        foreach (var place in places) Assert.Equal("cancelled", (await EndAsync(client, place)).GetProperty("state").GetString());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.Actors.AnyAsync(actor => actor.Name.StartsWith("Cancelled")));
        for (var tries = 0; tries < 100 && await context.AuditEntries.CountAsync(entry => entry.Action == "import.cancelled") < 2; tries++) await Task.Delay(100);
        Assert.Equal(2, await context.AuditEntries.CountAsync(entry => entry.Action == "import.cancelled" && entry.ApiKeyId != null));
    }

    [Fact]
    public async Task Import_Unknown_IsNotFound()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteImports);
        using var read = await client.GetAsync(new Uri("/api/v1/imports/none", UriKind.Relative));
        using var cancelled = await client.DeleteAsync(new Uri("/api/v1/imports/none", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
    }

    /// <summary>The import once it has ended.</summary>
    internal static async Task<JsonElement> EndAsync(HttpClient client, Uri place)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var now = await client.GetFromJsonAsync<JsonElement>(place);
            if (now.GetProperty("state").GetString() is not ("waiting" or "running")) return now;
            await Task.Delay(100);
        }

        throw new TimeoutException("The import did not end within a minute.");
    }
}
