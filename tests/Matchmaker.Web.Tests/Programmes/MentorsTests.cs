using System.Net;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Programmes;

/// <summary>Mentors for cohorts and programmes, through API and pages.</summary>
public sealed class MentorsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly object Round = new
    {
        mentees = new[] { new { id = "s1", topics = new[] { "export" }, languages = new[] { "vi" } }, new { id = "s2", topics = new[] { "export" }, languages = new[] { "vi" } } },
        mentors = new[] { new { id = "m1", name = "Bao", topics = new[] { "export" }, languages = new[] { "vi" }, places = 1 } },
    };

    [Fact]
    public async Task Assign_ARound_ComesWithProofReasonsAndWhatWouldHelp()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        var account = await client.JsonAsync("POST", "/api/v1/mentors/assign", Round);

        var totals = account.GetProperty("totals");
        Assert.Equal((1, true), (totals.GetProperty("placed").GetInt32(), totals.GetProperty("isProvenBest").GetBoolean()));
        Assert.Equal("Bao", account.GetProperty("pairs")[0].GetProperty("mentorName").GetString());
        var left = Assert.Single(account.GetProperty("unmatched").EnumerateArray());
        Assert.Equal("full", left.GetProperty("reason").GetString());
        Assert.Equal("One more place at Bao", left.GetProperty("wouldHelp")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Assign_WrongOrNotAllowed_IsRefusedWithTheEntryAndField()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        using var wrong = await client.CallAsync("POST", "/api/v1/mentors/assign", new { mentees = new[] { new { id = "s1", languages = new[] { "Klingonese" } } }, mentors = new[] { new { id = "m1" } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var problem = await ApiHost.JsonAsync(wrong);
        Assert.StartsWith("mentees[1], languages: 'Klingonese' is no language", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("'Klingonese' is no language", problem.GetProperty("errors").GetProperty("mentees[1].languages")[0].GetString(), StringComparison.Ordinal);
        var many = new { mentees = new[] { new { id = "s1" }, new { id = "s1" } }, mentors = new[] { new { id = "m1", places = 0 } }, pairs = new[] { new { mentee = "s1", mentor = "m1", rule = "locked" }, new { mentee = "sX", mentor = "m1", rule = "forbidden" } }, settings = new { topicWeight = -1 } };
        Assert.Equal(["mentees[2].id", "mentors[1].places", "pairs[2].mentee", "settings.topicWeight"], await client.ErrorsAsync("POST", "/api/v1/mentors/assign", many));
        Assert.Equal(["placesEach"], await client.ErrorsAsync("POST", $"/api/v1/actors/{host.StudioId}/mentors/assign", new { mentees = new[] { new { id = "s1" } }, placesEach = 0 }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("POST", "/api/v1/mentors/assign", new { }));
        Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("POST", "/api/v1/mentors/assign", new { students = 1 }));
        Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("POST", $"/api/v1/actors/{host.PartnerId}/mentors/assign", new { mentees = new[] { new { id = "s1" } } }));
        using var other = await host.ClientAsync(host.StudioId, ApiScope.WriteFeedback);
        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync("POST", "/api/v1/mentors/assign", Round));
        using var visitor = host.Web.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("POST", "/api/v1/mentors/assign", Round));
    }

    [Fact]
    public async Task Cohort_OfAnOrganisation_GetsMentorsOfTheRegistryAndIsNotStored()
    {
        const string Name = "Quynh Tam Private";
        using var client = await host.SignInAsync("university");
        var university = await host.ActorOfAsync("university");
        var account = await client.JsonAsync("POST", $"/api/v1/actors/{university}/mentors/assign",
            new { mentees = Enumerable.Range(0, 12).Select(at => new { id = $"s{at}", name = $"{Name} {at}", languages = new[] { "en" }, topics = new[] { at % 2 == 0 ? "business" : "storytelling" } }), settings = new { mode = "everyone-placed" } });

        Assert.NotEmpty(account.GetProperty("pairs").EnumerateArray());
        Assert.DoesNotMatch(ApiHost.TooExact, account.GetProperty("totals").GetRawText() + account.GetProperty("pairs").GetRawText());
        Assert.All(account.GetProperty("pairs").EnumerateArray(), pair => Assert.True(pair.GetProperty("mentorActorId").GetInt64() != university));
        Assert.All(account.GetProperty("mentors").EnumerateArray(), mentor => Assert.InRange(mentor.GetProperty("taken").GetInt32(), 0, mentor.GetProperty("places").GetInt32()));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.AuditEntries.AnyAsync(entry => entry.Subject!.Contains(Name)));
        Assert.False(await context.ProgrammePlans.AnyAsync(plan => plan.Choices.Contains(Name)));
    }

    [Fact]
    public async Task Cohort_PastedListWithFaultsOfAllKinds_IsToldAllAtOnce()
    {
        var caller = await host.CallerAsync("studio");
        List<GivenIssue> issues = [];
        var mentees = MentoringFiles.Mentees(GivenFile.Of("list", "id,languages,places\ns1,Klingonese,1\ns1,en,1\ns2,en,many\n"), issues);
        var refused = await Assert.ThrowsAsync<GivenException>(() => host.Get<MentorCohorts>().FindAsync(caller, host.StudioId, new() { Mentees = mentees, Settings = new() { TopicWeight = -1 }, PlacesEach = 0 }, issues));
        Assert.Equal(
            ["list, line 2, languages", "list, line 3, id", "list, line 4, places", "settings, placesEach", "settings, topicWeight"],
            refused.Issues.Where(issue => issue.IsError).Select(issue => $"{issue.Where}, {issue.Field}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en-GB", "Mentors for a cohort", "Your list is not stored.")]
    [InlineData("id", "Mentor untuk satu kohor", "Daftar Anda tidak disimpan.")]
    [InlineData("vi", "Cố vấn cho cả nhóm", "Danh sách của bạn không được lưu.")]
    [InlineData("th", "พี่เลี้ยงสำหรับทั้งกลุ่ม", "รายชื่อของคุณไม่ถูกจัดเก็บ")]
    [InlineData("ko", "집단을 위한 멘토 찾기", "목록은 저장되지 않으며")]
    public async Task CohortPage_InEachLanguage_SaysWhatBecomesOfTheList(string culture, string title, string privacy)
    {
        using var client = await host.Web.SignInAsync("university");
        using var chosen = await client.GetAsync(new Uri($"/language/{culture}", UriKind.Relative));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/mentors/cohort", UriKind.Relative)));
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(privacy, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbench_OfAProgramme_SolvesKeepsAndPublishesWholly()
    {
        var curator = await host.CallerAsync("curator");
        var id = await host.Get<ProgrammeDesk>().CreateAsync(curator, new() { Kind = ProgrammeKind.Mentoring, Title = "Spring mentors", Brief = "Mentors for all." });
        await host.Get<ProgrammeDesk>().MoveAsync(curator, id, ProgrammeState.Open);
        await host.Get<EntryDesk>().AddAsync(curator, id, [host.StudioId, await host.ActorOfAsync("university")]);
        using var client = await host.SignInAsync("curator");

        var answer = await client.JsonAsync("POST", $"/api/v1/programmes/{id}/mentors/plans", new { name = "First", choices = new { withRegistry = true, settings = new { needsTopic = false, needsLanguage = false, mode = "highest-total" } } });
        var plan = answer.GetProperty("id").GetInt64();
        Assert.Equal(2, answer.GetProperty("account").GetProperty("totals").GetProperty("placed").GetInt32());
        var kept = $"/api/v1/programmes/{id}/mentors/plans/{plan}";
        Assert.Equal("First", (await client.JsonAsync("GET", kept)).GetProperty("name").GetString());
        Assert.Equal("Second", (await client.JsonAsync("PUT", kept, new { name = "Second", choices = new { withRegistry = true, settings = new { needsTopic = false, needsLanguage = false, mode = "highest-total" } } })).GetProperty("name").GetString());
        Assert.Equal("Second", Assert.Single((await client.JsonAsync("GET", $"/api/v1/programmes/{id}/mentors/plans")).EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(["choices.pairs[1].mentor"], await client.ErrorsAsync("PUT", kept, new { name = "Third", choices = new { withRegistry = true, pairs = new[] { new { mentee = $"{host.StudioId}", mentor = "nobody", rule = "locked" } } } }));
        var published = await client.JsonAsync("POST", $"/api/v1/programmes/{id}/mentors/plans/{plan}/publication", new { message = "Welcome" });

        Assert.Equal(2, published.GetProperty("teams").GetInt32());
        await using var context = host.Web.Database.CreateDbContext();
        var teams = await context.ProgrammeTeams.Include(team => team.Members).Where(team => team.ProgrammeId == id).ToListAsync();
        Assert.All(teams, team => Assert.Equal(["mentee", "mentor"], team.Members.Select(member => member.Role).Order()));
        Assert.Contains("Spring mentors", await client.GetStringAsync(new Uri($"/programmes/{id}/mentors", UriKind.Relative)), StringComparison.Ordinal);
        var (_, choices, account) = await host.Get<MentoringWorkbench>().ReadAsync(curator, id, plan);
        Assert.False(choices.Settings.NeedsTopic);
        Assert.Equal(2, account!.Pairs.Count);
    }

    [Fact]
    public async Task Workbench_StrangersInTheFile_NothingIsPublished()
    {
        var curator = await host.CallerAsync("curator");
        var id = await host.Get<ProgrammeDesk>().CreateAsync(curator, new() { Kind = ProgrammeKind.Mentoring, Title = "Strangers", Brief = "Mentors for all." });
        await host.Get<ProgrammeDesk>().MoveAsync(curator, id, ProgrammeState.Open);
        var bench = host.Get<MentoringWorkbench>();
        var choices = new MentoringChoices
        {
            WithRegistry = false,
            Mentees = [new() { Id = "s1", Name = "Known", ActorId = host.StudioId }, new() { Id = "s2", Name = "Stranger" }],
            Mentors = [new() { Id = "m1", Name = "Mentor", Places = 2, ActorId = host.PartnerId }],
        };
        var solved = await bench.SolveAsync(curator, id, choices);
        var plan = await bench.SaveAsync(curator, id, null, "Plan", choices, solved.Account);

        var refused = await Assert.ThrowsAsync<ProgrammeException>(() => bench.PublishAsync(curator, id, plan, null));
        Assert.Contains("Stranger", refused.Message, StringComparison.Ordinal);
        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.ProgrammeTeams.AnyAsync(team => team.ProgrammeId == id));
        var locked = choices with { Pairs = [new("s1", "m1", PairRule.Locked), new("s1", "m1", PairRule.Forbidden)] };
        Assert.Contains("locked and forbidden", (await Assert.ThrowsAsync<GivenException>(() => bench.SolveAsync(curator, id, locked))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbench_NotACurator_IsRefused()
    {
        var curator = await host.CallerAsync("curator");
        var id = await host.Get<ProgrammeDesk>().CreateAsync(curator, new() { Kind = ProgrammeKind.Mentoring, Title = "Closed doors" });
        using var studio = await host.SignInAsync("studio");
        Assert.Equal(HttpStatusCode.Forbidden, await studio.StatusAsync("POST", $"/api/v1/programmes/{id}/mentors/solve", new { }));
        using var page = await studio.GetAsync(new Uri($"/programmes/{id}/mentors", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await host.Get<MentoringWorkbench>().SolveAsync(await host.CallerAsync("studio"), id, new()));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await host.Get<MentorCohorts>().FindAsync(await host.CallerAsync("partner"), host.StudioId, new() { Mentees = [new() { Id = "s" }] }));
    }
}
