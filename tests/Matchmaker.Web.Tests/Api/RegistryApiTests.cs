using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>The registry as a table, changes to many actors, duplicates and merging.</summary>
public sealed class RegistryApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static int _towns;

    [Fact]
    public async Task Table_PartByPart_GivesWhatTheFilterLetsThrough()
    {
        using var client = await ClientAsync();
        var listed = await client.PartsAsync("/api/v1/registry/actors?country=vn&helix=industry", 7);
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(await context.Actors.Where(a => a.Country == "VN" && a.Helix == Helix.Industry).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(), listed.Select(Id));
        Assert.Equal(host.StudioId, Id(Assert.Single(await client.PartsAsync($"/api/v1/registry/actors?search=%23{host.StudioId}", 7))));
        Assert.Empty(await client.PartsAsync("/api/v1/registry/actors?search=no%20such%20name%20anywhere", 7));
    }

    [Fact]
    public async Task Edit_PreviewedThenMade_ChangesAllOfThem()
    {
        using var client = await ClientAsync();
        var (first, second) = (await AddAsync(client, "Edit One"), await AddAsync(client, "Edit Two"));
        var edit = new { actorIds = new[] { first, second, first }, size = "large", addSectors = new[] { "animation" } };

        var preview = await client.JsonAsync("POST", "/api/v1/registry/edits/preview", edit);
        Assert.Equal("unknown", (await client.JsonAsync("GET", $"/api/v1/actors/{first}")).GetProperty("size").GetString());
        var made = await client.JsonAsync("POST", "/api/v1/registry/edits", edit);

        Assert.Equal(preview.GetRawText(), made.GetRawText());
        Assert.Equal((2, 4), (made.GetProperty("actors").GetInt32(), made.GetProperty("changes").GetArrayLength()));
        Assert.Contains(made.GetProperty("changes").EnumerateArray(), change => change.GetProperty("field").GetString() == "size" && change.GetProperty("before").GetString() == "unknown" && change.GetProperty("after").GetString() == "large");
        Assert.Equal("large", (await client.JsonAsync("GET", $"/api/v1/actors/{second}")).GetProperty("size").GetString());
        Assert.Equal(0, (await client.JsonAsync("POST", "/api/v1/registry/edits", edit)).GetProperty("actors").GetInt32());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(2, await context.AuditEntries.CountAsync(entry => entry.Action == "actor.edited" && (entry.ActorId == first || entry.ActorId == second) && entry.ApiKeyId != null));
    }

    [Theory]
    [InlineData("""{"actorIds": []}""", 422)]
    [InlineData("""{"actorIds": [], "size": "large"}""", 422)]
    [InlineData("""{"actorIds": [1]}""", 422)]
    [InlineData("""{"actorIds": [1], "country": "ZZ"}""", 422)]
    [InlineData("""{"actorIds": [1], "addSectors": ["none-such"]}""", 422)]
    [InlineData("""{"actorIds": [1], "addSectors": [null]}""", 400)]
    [InlineData("""{"actorIds": [2], "verification": "rejected"}""", 422)]
    [InlineData("""{"actorIds": [1], "size": "huge"}""", 400)]
    [InlineData("""{"size": "large"}""", 400)]
    public async Task Edit_ThatCannotBe_IsRefusedAndChangesNothing(string body, int status)
    {
        using var client = await ClientAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/registry/edits", UriKind.Relative), content);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.False(string.IsNullOrWhiteSpace((await ApiHost.JsonAsync(answer)).GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Duplicates_FoundComparedAndMerged_AreOne()
    {
        using var client = await ClientAsync();
        foreach (var name in new[] { "Lantern Row Pictures", "Kite and Loom Films", "Monsoon Letterpress" })
        {
            await AddAsync(client, name, "LA");
            await AddAsync(client, name, "LA");
        }

        var listed = await client.PartsAsync("/api/v1/registry/duplicates?country=LA", 1);
        Assert.Equal((await client.PartsAsync("/api/v1/registry/duplicates?country=LA", 100)).Select(pair => pair.GetRawText()), listed.Select(pair => pair.GetRawText()));
        var pair = listed.Single(one => one.GetProperty("first").GetProperty("name").GetString() == "Kite and Loom Films" && one.GetProperty("why").GetString() == "same-name");
        var (kept, lost) = (Id(pair.GetProperty("first")), Id(pair.GetProperty("second")));

        // A pair that is gone meanwhile hides none that come after it.
        var cursor = (await client.JsonAsync("GET", "/api/v1/registry/duplicates?country=LA&limit=2")).GetProperty("nextCursor").GetString();
        var after = await client.JsonAsync("GET", $"/api/v1/registry/duplicates?country=LA&limit=100&cursor={cursor}");
        var sides = await client.JsonAsync("GET", $"/api/v1/registry/duplicates/{kept}/{lost}");
        Assert.Equal(kept, Id(sides.GetProperty("first").GetProperty("actor")));
        Assert.Equal(0, sides.GetProperty("second").GetProperty("counts").GetProperty("participations").GetInt32());
        var one = await client.JsonAsync("POST", "/api/v1/registry/merges", new { keptId = kept, lostId = lost, taken = new[] { "city" } });

        Assert.Equal(kept, Id(one.GetProperty("actor")));
        Assert.Equal(sides.GetProperty("second").GetProperty("actor").GetProperty("city").GetString(), one.GetProperty("actor").GetProperty("city").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", $"/api/v1/actors/{lost}"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", $"/api/v1/registry/duplicates/{kept}/{lost}"));
        Assert.Equal(after.GetRawText(), (await client.JsonAsync("GET", $"/api/v1/registry/duplicates?country=LA&limit=100&cursor={cursor}")).GetRawText());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "actor.merged" && entry.ActorId == kept && entry.ApiKeyId != null));
    }

    [Fact]
    public async Task Merge_ThatCannotBe_IsRefused()
    {
        using var client = await ClientAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("POST", "/api/v1/registry/merges", new { keptId = host.StudioId, lostId = host.StudioId }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("POST", "/api/v1/registry/merges", new { keptId = host.StudioId, lostId = 987_654 }));
        Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("POST", "/api/v1/registry/merges", new { keptId = host.StudioId, lostId = host.PartnerId, taken = new[] { "colour" } }));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("GET", $"/api/v1/actors/{host.PartnerId}"));
    }

    [Fact]
    public async Task Merge_SentTwiceWithOneKey_IsMadeOnce()
    {
        using var client = await ClientAsync();
        var (kept, lost) = (await AddAsync(client, "Twice One"), await AddAsync(client, "Twice Two"));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "merge-1");
        using var first = await client.CallAsync("POST", "/api/v1/registry/merges", new { keptId = kept, lostId = lost });
        using var second = await client.CallAsync("POST", "/api/v1/registry/merges", new { keptId = kept, lostId = lost });
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Registry_ByWhoDoesNotTendIt_IsRefused()
    {
        foreach (var client in new[] { await host.SignInAsync("studio"), await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.ClientAsync(null, ApiScope.ReadExports, ApiScope.WriteLists) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", "/api/v1/registry/actors"));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("POST", "/api/v1/registry/edits", new { actorIds = new[] { host.StudioId }, size = "large" }));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("POST", "/api/v1/registry/merges", new { keptId = host.StudioId, lostId = host.PartnerId }));
        }
    }

    private Task<HttpClient> ClientAsync() => host.ClientAsync(null, ApiScope.WriteRegistry);

    private static long Id(JsonElement one) => one.GetProperty("id").GetInt64();

    private static async Task<long> AddAsync(HttpClient client, string name, string country = "PH")
    {
        var towns = Interlocked.Increment(ref _towns);
        return Id(await client.JsonAsync("POST", "/api/v1/actors", new { name, helix = "industry", country, city = $"Town {towns}" }));
    }
}
