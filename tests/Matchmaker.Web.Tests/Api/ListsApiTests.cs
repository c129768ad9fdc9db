using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class ListsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task List_BegunFilledOrderedPublishedAndDeleted()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteLists);
        using var visitor = host.Web.CreateClient();
        using var made = await client.CallAsync("POST", "/api/v1/lists", new { name = "Guests", description = "Of the forum" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var path = made.Headers.Location!.ToString();
        var actors = await ActorsAsync(3);
        foreach (var actor in actors) await client.JsonAsync("POST", $"{path}/entries", new { actorId = actor, note = $"Note {actor}" });
        Assert.Equal([actors[2], actors[0], actors[1]], Order(await client.JsonAsync("PUT", $"{path}/entries/{actors[2]}/place", new { place = 1 })));
        Assert.Equal([actors[2], actors[1], actors[0]], Order(await client.JsonAsync("PUT", $"{path}/entries/{actors[0]}/place", new { place = 99 })));
        await client.JsonAsync("PUT", $"{path}/entries/{actors[1]}/note", new { note = "Speaks first" });
        Assert.Equal(HttpStatusCode.NoContent, await client.StatusAsync("DELETE", $"{path}/entries/{actors[2]}"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("GET", path));

        using var read = await client.GetAsync(new Uri(path, UriKind.Relative));
        var form = new { name = "Guests of honour", isPublic = true };
        using var changed = await client.CallAsync("PUT", path, form, read.Headers.ETag);
        using var stale = await client.CallAsync("PUT", path, form, read.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (changed.StatusCode, stale.StatusCode));

        var shown = await visitor.JsonAsync("GET", path);
        Assert.Equal(("Guests of honour", JsonValueKind.Null), (shown.GetProperty("name").GetString(), shown.GetProperty("description").ValueKind));
        Assert.Equal([actors[1], actors[0]], Order(shown));
        Assert.All(shown.GetProperty("entries").EnumerateArray(), entry => Assert.Equal(JsonValueKind.Null, entry.GetProperty("note").ValueKind));
        Assert.Equal("Speaks first", (await client.JsonAsync("GET", path)).GetProperty("entries")[0].GetProperty("note").GetString());
        Assert.Contains(await visitor.PartsAsync("/api/v1/lists", 1), list => list.GetProperty("name").GetString() == "Guests of honour" && list.GetProperty("count").GetInt32() == 2);

        Assert.Equal(HttpStatusCode.NoContent, await client.StatusAsync("DELETE", path));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("DELETE", path));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(
            ["list.added", "list.changed", "list.created", "list.deleted", "list.noted", "list.removed", "list.reordered"],
            await context.AuditEntries.Where(entry => entry.Action.StartsWith("list.") && entry.ApiKeyId != null).Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync());
    }

    [Fact]
    public async Task List_WrongInput_IsRefused()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteLists);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("POST", "/api/v1/lists", new { name = " " }));
        Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("POST", "/api/v1/lists", new { description = "Nameless" }));
        var path = $"/api/v1/lists/{(await client.JsonAsync("POST", "/api/v1/lists", new { name = "Wrong", isPublic = true })).GetProperty("id").GetInt64()}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("POST", $"{path}/entries", new { actorId = 987_654 }));
        await client.JsonAsync("POST", $"{path}/entries", new { actorId = host.StudioId });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("POST", $"{path}/entries", new { actorId = host.StudioId }));
        Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("PUT", $"{path}/entries/{host.StudioId}/place", new { place = 0 }));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("PUT", $"{path}/entries/{host.StudioId}/place", new { place = int.MaxValue }));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("PUT", $"{path}/entries/{host.PartnerId}/place", new { place = 1 }));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("DELETE", $"{path}/entries/{host.PartnerId}"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("POST", "/api/v1/lists/987654/entries", new { actorId = host.StudioId }));
    }

    [Fact]
    public async Task List_ByWhoDoesNotCurate_IsRefused()
    {
        using var curator = await host.SignInAsync("curator");
        var path = $"/api/v1/lists/{(await curator.JsonAsync("POST", "/api/v1/lists", new { name = "Quiet" })).GetProperty("id").GetInt64()}";
        foreach (var client in new[] { await host.SignInAsync("studio"), await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations), await host.ClientAsync(null, ApiScope.WriteRegistry) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("POST", "/api/v1/lists", new { name = "Mine" }));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("DELETE", path));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("PUT", path, new { name = "Mine", isPublic = true }));
            Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", path));
            Assert.DoesNotContain(await client.PartsAsync("/api/v1/lists", 100), list => list.GetProperty("name").GetString() == "Quiet");
        }
    }

    private static IEnumerable<long> Order(JsonElement list) => list.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("actor").GetProperty("id").GetInt64());

    private async Task<List<long>> ActorsAsync(int count)
    {
        await using var context = host.Web.Database.CreateDbContext();
        return await context.Actors.OrderBy(a => a.Id).Take(count).Select(a => a.Id).ToListAsync();
    }
}
