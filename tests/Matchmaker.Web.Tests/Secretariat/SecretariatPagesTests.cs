using System.Net;
using System.Text;
using Matchmaker.App;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Lists;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Secretariat;

public sealed class SecretariatPagesTests : IAsyncLifetime
{
    private static readonly Caller Curator = new() { Name = "Curator", Staff = StaffRole.Curator };

    private WebTestHost _host = null!;

    public static TheoryData<string, string> ForCurators { get; } = new()
    {
        { "/secretariat", "What waits for you" },
        { "/secretariat/verification", "No claim waits" },
        { "/secretariat/verification?tab=actors", "What the decision rests on" },
        { "/secretariat/registry", "Find duplicates" },
        { "/secretariat/registry/duplicates", "Possible duplicates" },
        { "/secretariat/registry/merge/1/2", "Keep this one" },
        { "/secretariat/registry/merge/1/999999", "not in the registry any more" },
        { "/secretariat/imports", "19,545" },
        { "/secretariat/lists", "There is no list yet" },
        { "/secretariat/lists/999", "That list is gone" },
        { "/secretariat/balance", "Republic of Korea" },
        { "/secretariat/models", "Train a new version" },
        { "/secretariat/jobs", "Nothing has run" },
        { "/secretariat/audit", "Audit log" },
    };

    public static TheoryData<string, string> ForAdministrators { get; } = new()
    {
        { "/secretariat/accounts", "Ada Administrator" },
        { "/secretariat/system", "Demo accounts are switched on" },
    };

    public async Task InitializeAsync() => _host = await WebTestHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Get_AsCurator_ShowsItsPages()
    {
        using var client = await _host.SignInAsync("curator");
        foreach (var row in ForCurators) await AssertShowsAsync(client, (string)row[0], (string)row[1]);
        foreach (var row in ForAdministrators) await AssertIsRefusedAsync(client, (string)row[0]);
    }

    [Fact]
    public async Task Get_AsAdministrator_ShowsAllPages()
    {
        using var client = await _host.SignInAsync("admin");
        foreach (var row in ForCurators.Concat(ForAdministrators)) await AssertShowsAsync(client, (string)row[0], (string)row[1]);
    }

    [Theory]
    [InlineData("studio")]
    [InlineData(null)]
    public async Task Get_WithoutARole_IsRefused(string? account)
    {
        using var client = account is null ? _host.CreateClient() : await _host.SignInAsync(account);
        foreach (var row in ForCurators.Concat(ForAdministrators)) await AssertIsRefusedAsync(client, (string)row[0]);
        await AssertIsRefusedAsync(client, "/secretariat/audit.csv");
        await AssertIsRefusedAsync(client, "/secretariat/imports/1/rejects.csv");
    }

    [Fact]
    public async Task Get_AuditAsCsv_HoldsWhoSignedIn()
    {
        using var client = await _host.SignInAsync("curator");
        using var answer = await client.GetAsync(new Uri("/secretariat/audit.csv?action=account", UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Chai Curator,account.signed-in", Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        using var missing = await client.GetAsync(new Uri("/secretariat/imports/none/rejects.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Get_List_IsForEverybodyOncePublicAndEncoded()
    {
        var desk = _host.Services.GetRequiredService<ListDesk>();
        var id = await desk.CreateAsync(Curator, "<script>alert(1)</script>", null);
        await desk.AddAsync(Curator, id, 1, "not for others");
        using var visitor = _host.CreateClient();
        foreach (var path in new[] { $"/lists/{id}", $"/lists/{id}/list.csv" })
        {
            using var hidden = await visitor.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        await desk.DescribeAsync(Curator, id, "<script>alert(1)</script>", "Guests", isPublic: true);

        var page = await visitor.GetStringAsync(new Uri($"/lists/{id}", UriKind.Relative));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not for others", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not for others", await visitor.GetStringAsync(new Uri($"/lists/{id}/list.csv", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Balance_OrdersCountriesByTheirNames()
    {
        using var client = await _host.SignInAsync("curator");
        var page = await client.GetStringAsync(new Uri("/secretariat/balance", UriKind.Relative));

        Assert.True(page.IndexOf(">Cambodia</th>", StringComparison.Ordinal) is > 0 and var first && first < page.IndexOf(">Indonesia</th>", StringComparison.Ordinal), "Countries stand in the order of their codes.");
    }

    [Fact]
    public async Task Create_ListWithoutAName_IsRefusedInPlainWords()
    {
        var refused = await Assert.ThrowsAnyAsync<ExplainedException>(() => _host.Services.GetRequiredService<ListDesk>().CreateAsync(Curator, " ", null));

        Assert.Equal("This cannot be saved. name: is missing.", refused.Message);
    }

    private static async Task AssertShowsAsync(HttpClient client, string path, string text)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        Assert.True(page.Contains(text, StringComparison.Ordinal), $"{path} does not say '{text}'.");
    }

    private static async Task AssertIsRefusedAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{path}: {answer.StatusCode}");
        if (answer.Headers.Location is { } to) Assert.Matches("/(not-allowed|sign-in)", to.ToString());
    }
}
