using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Tests.Api;

public sealed class TimetablesApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly object Grid = new { timeZone = "Asia/Seoul", days = new[] { new { date = "2027-03-01", start = "09:00:00", end = "11:00:00", minutes = 20, tables = 3 } } };

    [Fact]
    public async Task Timetable_MadeMendedPublished_IsItsParticipantsAlone()
    {
        var (desk, id) = await ForumAsync();
        var path = $"/api/v1/programmes/{id}/timetable";
        var made = await desk.JsonAsync("POST", $"{path}/plans", new { name = "First", choices = new { grid = Grid, settings = new { least = 1, most = 1 } } });
        var plan = made.GetProperty("id").GetInt64();
        Assert.DoesNotMatch(ApiHost.TooExact, made.GetProperty("timetable").GetProperty("meetings").GetRawText() + made.GetProperty("timetable").GetProperty("figures").GetRawText());
        Assert.Equal(1, made.GetProperty("timetable").GetProperty("meetings").GetArrayLength());
        Assert.Equal("First", (await desk.JsonAsync("GET", path)).GetProperty("name").GetString());
        var changed = await desk.JsonAsync("PUT", $"{path}/plans/{plan}", new { name = "Second", choices = new { grid = Grid, settings = new { least = 1, most = 1 } } });
        Assert.Equal(("Second", "Nothing changes."), (changed.GetProperty("name").GetString(), Assert.Single(changed.GetProperty("difference").EnumerateArray()).GetString()));
        Assert.Equal("Second", (await desk.JsonAsync("GET", $"{path}/plans/{plan}")).GetProperty("name").GetString());
        Assert.Equal("Second", Assert.Single((await desk.JsonAsync("GET", $"{path}/plans")).EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(2, (await desk.JsonAsync("POST", $"{path}/plans/{plan}/publication", new { message = "Welcome" })).GetProperty("told").GetInt32());

        using var studio = await host.Web.SignInAsync("studio");
        var own = $"/api/v1/actors/{host.StudioId}/timetables/{id}";
        using var calendar = await studio.GetAsync(new Uri($"{own}/calendar", UriKind.Relative));
        Assert.Equal(("text/calendar", HttpStatusCode.OK), (calendar.Content.Headers.ContentType!.MediaType!, calendar.StatusCode));
        Assert.Contains("DTSTART:20270301T", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Add to calendar", await studio.GetStringAsync(new Uri($"/programmes/{id}/my-timetable", UriKind.Relative)), StringComparison.Ordinal);
        using var partner = await host.Web.SignInAsync("partner");
        using var refused = await partner.GetAsync(new Uri(own, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var refusedPage = await partner.GetAsync(new Uri($"/programmes/{id}/my-timetable?actor={host.StudioId}", UriKind.Relative));
        Assert.DoesNotContain("09:", await refusedPage.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var trial = await desk.JsonAsync("POST", $"{path}/plans/{plan}/mending", new { mishaps = new[] { new { kind = "no-show", participant = $"{host.PartnerId}", slot = 1 } }, isTrial = true });
        Assert.Equal(JsonValueKind.Null, trial.TryGetProperty("id", out var none) ? none.ValueKind : JsonValueKind.Null);
        Assert.Contains(trial.GetProperty("difference").EnumerateArray(), line => line.GetString()!.Contains("does not come", StringComparison.Ordinal));
        Assert.Equal(1, (await desk.JsonAsync("GET", path)).GetProperty("timetable").GetProperty("meetings").GetArrayLength());
        desk.Dispose();
    }

    [Fact]
    public async Task Timetable_WrongInputOrWrongPerson_IsRefusedInWords()
    {
        var (desk, id) = await ForumAsync();
        var path = $"/api/v1/programmes/{id}/timetable";
        using var noSlots = await desk.CallAsync("POST", $"{path}/plans", new { choices = new { grid = new { timeZone = "Asia/Seoul", days = Array.Empty<object>() } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noSlots.StatusCode);
        Assert.Contains("has no slots", await noSlots.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["choices.grid.days"], await desk.ErrorsAsync("POST", $"{path}/plans", new { choices = new { grid = new { timeZone = "Asia/Seoul", days = Array.Empty<object>() } } }));
        Assert.Equal(HttpStatusCode.BadRequest, await desk.StatusAsync("POST", $"{path}/plans", new { choices = new { wrong = 1 } }));
        Assert.Equal(HttpStatusCode.Conflict, await desk.StatusAsync("POST", $"{path}/plans/987654/publication", new { }));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync("GET", "/api/v1/programmes/987654/timetable"));
        using var studio = await host.ClientAsync(host.StudioId, ApiScope.ReadApplications);
        Assert.Equal(HttpStatusCode.Forbidden, await studio.StatusAsync("GET", path));
        Assert.Equal(HttpStatusCode.NotFound, await studio.StatusAsync("GET", $"/api/v1/actors/{host.StudioId}/timetables/987654"));
        desk.Dispose();
    }

    [Fact]
    public async Task Timetable_WhoIsNotInTheProgramme_IsRefusedAtItsField()
    {
        var (desk, id) = await ForumAsync();
        var (path, studio, stranger) = ($"/api/v1/programmes/{id}/timetable", $"{host.StudioId}", "987654");
        var choices = new
        {
            grid = Grid,
            pairs = new object[] { new { a = studio, b = $"{host.PartnerId}", rule = "lock" }, new { a = studio, b = stranger, rule = "lock" }, new { a = "nobody", b = studio, rule = "forbid" } },
            participants = new Dictionary<string, object> { [stranger] = new { most = 1 }, [studio] = new { wishes = new[] { stranger }, least = 3, most = 2 } },
            mishaps = new object[] { new { kind = "late", participant = stranger, slot = 2 } },
        };
        string[] fields = ["mishaps[1].participant", "pairs[2].b", "pairs[3].a", .. new[] { $"participants.{stranger}", $"participants.{studio}.least", $"participants.{studio}.wishes" }.Order(StringComparer.Ordinal)];
        Assert.Equal(fields.Select(field => $"choices.{field}"), await desk.ErrorsAsync("POST", $"{path}/plans", new { choices }));
        Assert.Equal(fields.Select(field => $"choices.{field}"), await desk.ErrorsAsync("POST", $"{path}/solve", new { choices }));
        Assert.Empty((await desk.JsonAsync("GET", $"{path}/plans")).EnumerateArray());

        var plan = (await desk.JsonAsync("POST", $"{path}/plans", new { choices = new { grid = Grid } })).GetProperty("id").GetInt64();
        var mishaps = new object[] { new { kind = "no-show", participant = studio, slot = 1 }, new { kind = "no-show", participant = stranger, slot = 1 }, new { kind = "late", participant = studio, slot = 99 } };
        Assert.Equal(["mishaps[2].participant", "mishaps[3].slot"], await desk.ErrorsAsync("POST", $"{path}/plans/{plan}/mending", new { mishaps, isTrial = true }));
        Assert.Equal(["firstOpenSlot"], await desk.ErrorsAsync("POST", $"{path}/plans/{plan}/mending", new { firstOpenSlot = 99, isTrial = true }));
        desk.Dispose();
    }

    [Fact]
    public async Task Pages_OfTheWorkbench_ShowWhatIsThere()
    {
        var (desk, id) = await ForumAsync();
        using var curator = await host.Web.SignInAsync("curator");
        var page = new Uri($"/programmes/{id}/timetable", UriKind.Relative);
        Assert.Contains("Make the timetable", await curator.GetStringAsync(page), StringComparison.Ordinal);
        await desk.JsonAsync("POST", $"/api/v1/programmes/{id}/timetable/plans", new { choices = new { grid = Grid, settings = new { least = 1, most = 1 } } });
        var solved = await curator.GetStringAsync(page);
        Assert.Contains("1 meetings of 2 participants", solved, StringComparison.Ordinal);

        Assert.Contains("Asia/Seoul", await curator.GetStringAsync(new Uri($"/programmes/{id}/timetable/print", UriKind.Relative)), StringComparison.Ordinal);
        using var missing = await curator.GetAsync(new Uri("/programmes/987654/timetable", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        desk.Dispose();
    }

    private async Task<(HttpClient Desk, long Id)> ForumAsync()
    {
        var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        var id = (await desk.JsonAsync("POST", "/api/v1/programmes", new { kind = "forum", title = "Forum", brief = "Meetings of two" })).GetProperty("id").GetInt64();
        await desk.JsonAsync("PUT", $"/api/v1/programmes/{id}/state", new { state = "open" });
        await desk.JsonAsync("POST", $"/api/v1/programmes/{id}/entries", new { actorIds = new[] { host.StudioId, host.PartnerId } });
        return (desk, id);
    }
}
