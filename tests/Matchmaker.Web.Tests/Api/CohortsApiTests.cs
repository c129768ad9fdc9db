using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class CohortsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Cohort_SolvedTriedKeptAndPublished()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        var (path, actors) = await ProgrammeAsync(desk, 6, 3);
        var found = await desk.JsonAsync("POST", $"{path}/cohort", new { });
        Assert.Equal(("best", 3, 3), (found.GetProperty("state").GetString(), found.GetProperty("chosen").GetArrayLength(), found.GetProperty("notChosen").GetArrayLength()));
        Assert.DoesNotMatch(ApiHost.TooExact, found.GetRawText());
        Assert.True(found.GetProperty("upperBound").GetDouble() >= found.GetProperty("value").GetDouble());
        var last = long.Parse(found.GetProperty("notChosen")[2].GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var locked = await desk.JsonAsync("POST", $"{path}/cohort", new { locked = new[] { last } });
        Assert.Contains(locked.GetProperty("chosen").EnumerateArray(), one => one.GetProperty("isLocked").GetBoolean());

        using var made = await desk.CallAsync("POST", $"{path}/cohort/plans", new { name = "First", choices = new { locked = new[] { last } } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var plan = made.Headers.Location!.ToString();
        Assert.Equal("First", (await desk.JsonAsync("GET", plan)).GetProperty("name").GetString());
        Assert.Equal("Second", (await desk.JsonAsync("PUT", plan, new { name = "Second" })).GetProperty("name").GetString());
        Assert.Equal(("Second", "cohort"), Assert.Single((await desk.JsonAsync("GET", $"{path}/cohort/plans")).EnumerateArray().Select(one => (one.GetProperty("name").GetString(), one.GetProperty("kind").GetString()))));

        // Whom the secretariat put there has its place already; the others are told.
        Assert.Equal(3, (await desk.JsonAsync("POST", $"{plan}/publication", new { reserve = 1 })).GetProperty("told").GetInt32());
        var states = (await desk.JsonAsync("GET", $"{path}/entries")).GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("state").GetString()).GroupBy(state => state!).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((3, 1, 2), (states["accepted"], states["reserve"], states["not-selected"]));
        Assert.Equal(6, actors.Length);
    }

    [Fact]
    public async Task Cohort_WrongInput_NamesTheField_AndChangesNothing()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        var (path, actors) = await ProgrammeAsync(desk, 4, 2);
        using var answer = await desk.CallAsync("POST", $"{path}/cohort", new { locked = new[] { actors[0] }, forbidden = new[] { actors[0] } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("locked and forbidden", problem.RootElement.GetProperty("errors").GetProperty("locked")[0].GetString(), StringComparison.Ordinal);
        var errors = await desk.ErrorsAsync("POST", $"{path}/cohort", new { coverageWorth = -1, diversityWorth = 2000, quotas = new[] { new { dimension = "women-led", atLeast = -1 } } });
        Assert.Equal(["coverageWorth", "diversityWorth", "quotas[1].atLeast"], errors);
        Assert.Equal(["choices.locked"], await desk.ErrorsAsync("POST", $"{path}/cohort/plans", new { name = "First", choices = new { locked = new[] { 987_654 } } }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await desk.StatusAsync("POST", $"{path}/cohort", new { quotas = new[] { new { dimension = "women-led", atLeast = 2, atMost = 1 } } }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await desk.StatusAsync("POST", $"{path}/cohort", new { places = 0 }));
        Assert.Equal(HttpStatusCode.BadRequest, await desk.StatusAsync("POST", $"{path}/cohort", new { quotas = new[] { new { dimension = "colour", atLeast = 2 } } }));
        Assert.Equal(HttpStatusCode.BadRequest, await desk.StatusAsync("POST", $"{path}/cohort", new { locked = (object?)null }));
        Assert.Equal(HttpStatusCode.BadRequest, await desk.StatusAsync("POST", $"{path}/cohort/plans", new { }));
        Assert.Equal(["name"], await desk.ErrorsAsync("POST", $"{path}/cohort/plans", new { name = " " }));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync("POST", "/api/v1/programmes/987654/cohort", new { }));

        // Where there is no line-up, why is an answer and no failure; and it cannot be published.
        var none = await desk.JsonAsync("POST", $"{path}/cohort/plans", new { name = "None", choices = new { quotas = new[] { new { dimension = "country", values = new[] { "KP" }, atLeast = 1 } } } });
        Assert.Equal("infeasible", none.GetProperty("outcome").GetProperty("state").GetString());
        Assert.StartsWith("Only 0 actors from", none.GetProperty("outcome").GetProperty("relaxations")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await desk.StatusAsync("POST", $"{path}/cohort/plans/{none.GetProperty("id").GetInt64()}/publication", new { }));
        Assert.All((await desk.JsonAsync("GET", $"{path}/entries")).GetProperty("items").EnumerateArray(), entry => Assert.Equal("accepted", entry.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Page_ForWhoTendsProgrammes_ShowsTheWorkbench()
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        var (path, _) = await ProgrammeAsync(desk, 3, 2);
        var page = new Uri($"/programmes/{path.Split('/')[^1]}/cohort", UriKind.Relative);
        using var curator = await host.Web.SignInAsync("curator");
        Assert.Contains("3 candidates for 2 places", await curator.GetStringAsync(page), StringComparison.Ordinal);
        using var studio = await host.Web.SignInAsync("studio");
        using var refused = await studio.GetAsync(page);
        Assert.DoesNotContain("candidates for", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var missing = await curator.GetAsync(new Uri("/programmes/987654/cohort", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    // Everybody was put there, and nobody is locked through the API unless asked for.
    private async Task<(string Path, long[] Actors)> ProgrammeAsync(HttpClient desk, int count, int places)
    {
        var path = $"/api/v1/programmes/{(await desk.JsonAsync("POST", "/api/v1/programmes", new { kind = "cohort", title = "Residency", brief = "x", places })).GetProperty("id").GetInt64()}";
        await desk.JsonAsync("PUT", $"{path}/state", new { state = "open" });
        await using var context = host.Web.Database.CreateDbContext();
        var actors = await context.Actors.Where(actor => actor.Verification.State != Matchmaker.App.Registry.VerificationState.Rejected).OrderBy(actor => actor.Id).Select(actor => actor.Id).Take(count).ToArrayAsync();
        await desk.JsonAsync("POST", $"{path}/entries", new { actorIds = actors });
        return (path, actors);
    }
}
