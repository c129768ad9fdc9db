using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Tests.Api;

public sealed class ProgrammesApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly object Draft = new
    {
        kind = "cohort",
        title = "Residency",
        brief = "Six months",
        places = 1,
        budget = 5000,
        currency = "USD",
        terms = new { criteria = new[] { new { code = "craft", name = "Craft", weight = 1 } }, quotas = new[] { new { dimension = "country", values = new[] { "KH", "LA" }, atLeast = 1 } } },
    };

    [Fact]
    public async Task Programme_OpenedAppliedToDecidedAnsweredAndUndone()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        using var studio = await host.ClientAsync(host.StudioId, ApiScope.WriteApplications, ApiScope.ReadApplications);
        using var visitor = host.Web.CreateClient();
        using var made = await desk.CallAsync("POST", "/api/v1/programmes", Draft);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var path = made.Headers.Location!.ToString();
        var own = $"/api/v1/actors/{host.StudioId}/applications/{path.Split('/')[^1]}";
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("GET", path));
        Assert.Equal(HttpStatusCode.NotFound, await studio.StatusAsync("PUT", own, new { pitch = "Us" }));

        Assert.Equal("open", (await desk.JsonAsync("PUT", $"{path}/state", new { state = "open" })).GetProperty("state").GetString());
        Assert.True((await visitor.JsonAsync("GET", path)).GetProperty("takesApplications").GetBoolean());
        Assert.Equal("submitted", (await studio.JsonAsync("PUT", own, new { pitch = "Us", askedAmount = 100 })).GetProperty("state").GetString());
        var entry = Assert.Single((await desk.JsonAsync("GET", $"{path}/entries")).GetProperty("items").EnumerateArray());
        Assert.Equal((host.StudioId, "submitted", "Us"), (entry.GetProperty("actor").GetProperty("id").GetInt64(), entry.GetProperty("state").GetString(), entry.GetProperty("pitch").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, await desk.StatusAsync("POST", $"{path}/decisions", new { actorIds = new[] { host.StudioId }, state = "selected", message = "Welcome" }));
        Assert.True((await studio.JsonAsync("GET", own)).GetProperty("canAnswer").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, await studio.StatusAsync("PUT", $"{own}/answer", new { isAccepted = true }));
        Assert.Equal(HttpStatusCode.Conflict, await studio.StatusAsync("PUT", $"{own}/answer", new { isAccepted = false }));

        // What the actor answered since cannot be taken from it; what the programme says can be.
        var changes = await desk.JsonAsync("GET", $"{path}/changes");
        var decided = changes.EnumerateArray().First(change => change.GetProperty("action").GetString() == "programme.decided").GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.Conflict, await desk.StatusAsync("POST", $"{path}/changes/{decided}/undo"));
        using var read = await desk.GetAsync(new Uri(path, UriKind.Relative));
        using var changed = await desk.CallAsync("PUT", path, new { kind = "cohort", title = "Other", brief = "x" }, read.Headers.ETag);
        using var stale = await desk.CallAsync("PUT", path, new { kind = "cohort", title = "Third", brief = "x" }, read.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (changed.StatusCode, stale.StatusCode));
        var latest = (await desk.JsonAsync("GET", $"{path}/changes"))[0].GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, await desk.StatusAsync("POST", $"{path}/changes/{latest}/undo"));
        Assert.Equal("Residency", (await visitor.JsonAsync("GET", path)).GetProperty("says").GetProperty("title").GetString());
        Assert.Contains(await visitor.PartsAsync("/api/v1/programmes", 1), one => one.GetProperty("title").GetString() == "Residency");
    }

    [Fact]
    public async Task Programme_WrongInput_NamesTheField()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        using var answer = await desk.CallAsync("POST", "/api/v1/programmes", new { kind = "cohort", title = "T", terms = new { quotas = new[] { new { dimension = "women-led", atLeast = 3, atMost = 2 } } } });
        var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("lower the first or raise the second", problem.RootElement.GetProperty("errors").GetProperty("quotas[1]")[0].GetString(), StringComparison.Ordinal);
        var terms = new { roles = new[] { new { code = "lead", count = 1 }, new { code = "", count = 0 } }, quotas = new[] { new { dimension = "women-led", atLeast = 1, and = new[] { new { dimension = "country", values = new[] { "XX" } } } } } };
        Assert.Equal(["applyUntil", "quotas[1].and[1]", "roles[2].code", "roles[2].count"], await desk.ErrorsAsync("POST", "/api/v1/programmes", new { kind = "call", title = "T", applyFrom = "2026-11-02", applyUntil = "2026-11-01", terms }));
        Assert.Equal(HttpStatusCode.BadRequest, await desk.StatusAsync("POST", "/api/v1/programmes", new { kind = "party", title = "T" }));
        Assert.Equal(HttpStatusCode.BadRequest, await desk.StatusAsync("POST", "/api/v1/programmes", new { kind = "cohort", title = "T", unknown = 1 }));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync("PUT", "/api/v1/programmes/987654/state", new { state = "open" }));
        var path = $"/api/v1/programmes/{(await desk.JsonAsync("POST", "/api/v1/programmes", new { kind = "forum", title = "T", brief = "x" })).GetProperty("id").GetInt64()}";
        Assert.Equal(HttpStatusCode.Conflict, await desk.StatusAsync("POST", $"{path}/invitations", new { actorIds = new[] { host.StudioId } }));
        await desk.JsonAsync("PUT", $"{path}/state", new { state = "open" });
        Assert.Equal(HttpStatusCode.Conflict, await desk.StatusAsync("POST", $"{path}/invitations", new { actorIds = new[] { host.StudioId, 987_654 } }));
        Assert.Equal(1, (await desk.JsonAsync("POST", $"{path}/invitations", new { actorIds = new[] { host.StudioId, host.StudioId } })).GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, await desk.StatusAsync("DELETE", path));
    }

    [Fact]
    public async Task Preferences_OfAForum_AreSaidReadAndRefusedAtTheField()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        using var studio = await host.ClientAsync(host.StudioId, ApiScope.WriteApplications, ApiScope.ReadApplications);
        using var visitor = host.Web.CreateClient();
        var id = (await desk.JsonAsync("POST", "/api/v1/programmes", new { kind = "forum", title = "Wishes", brief = "x" })).GetProperty("id").GetInt64();
        await desk.JsonAsync("PUT", $"/api/v1/programmes/{id}/state", new { state = "open" });
        await desk.JsonAsync("POST", $"/api/v1/programmes/{id}/invitations", new { actorIds = new[] { host.StudioId, host.PartnerId } });
        var own = $"/api/v1/actors/{host.StudioId}/applications/{id}/preferences";
        await desk.StatusAsync("POST", $"/api/v1/programmes/{id}/decisions", new { actorIds = new[] { host.PartnerId }, state = "selected" });
        Assert.Equal(HttpStatusCode.NoContent, await studio.StatusAsync("PUT", own, new { wishes = new[] { host.PartnerId }, available = new[] { "09:00-12:00" } }));
        var said = await studio.JsonAsync("GET", own);
        Assert.Equal((host.PartnerId, host.PartnerId), (said.GetProperty("says").GetProperty("wishes")[0].GetInt64(), said.GetProperty("fellows")[0].GetProperty("actorId").GetInt64()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await studio.StatusAsync("PUT", own, new { wishes = new[] { 987_654 } }));
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("GET", own));
        Assert.Equal(HttpStatusCode.Forbidden, await studio.StatusAsync("PUT", $"/api/v1/actors/{host.PartnerId}/applications/{id}/preferences", new { }));
        using var signedIn = await host.Web.SignInAsync("studio");
        var page = await signedIn.GetStringAsync(new Uri($"/programmes/{id}", UriKind.Relative));
        Assert.Contains("How you take part", page, StringComparison.Ordinal);
        Assert.Contains("Whom you would like to meet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfProgrammes_ShowWhatEachMaySee()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        var id = (await desk.JsonAsync("POST", "/api/v1/programmes", new { kind = "forum", title = "Spring & forum", brief = "Meetings <of two>" })).GetProperty("id").GetInt64();
        using var curator = await host.Web.SignInAsync("curator");
        using var studio = await host.Web.SignInAsync("studio");
        using var visitor = host.Web.CreateClient();
        Assert.Contains("Spring &amp; forum", await curator.GetStringAsync(new Uri("/secretariat/programmes", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("Quotas", await curator.GetStringAsync(new Uri($"/secretariat/programmes/{id}", UriKind.Relative)), StringComparison.Ordinal);
        foreach (var client in new[] { studio, visitor })
        {
            using var draft = await client.GetAsync(new Uri($"/programmes/{id}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, draft.StatusCode);
        }

        await desk.JsonAsync("PUT", $"/api/v1/programmes/{id}/state", new { state = "open" });
        await desk.JsonAsync("POST", $"/api/v1/programmes/{id}/invitations", new { actorIds = new[] { host.StudioId }, message = "Do come" });
        var page = await studio.GetStringAsync(new Uri($"/programmes/{id}", UriKind.Relative));
        Assert.Contains("Meetings &lt;of two&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Do come", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Do come", await visitor.GetStringAsync(new Uri($"/programmes/{id}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("Spring &amp; forum", await visitor.GetStringAsync(new Uri("/programmes", UriKind.Relative)), StringComparison.Ordinal);
    }
}
