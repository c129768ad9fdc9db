using Matchmaker.App.Introductions;
using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Programmes;

public abstract class PlanDeskSuite(Func<Task<TestRegistry>> open) : ProgrammeSuite(open)
{
    [RegistryFact]
    public async Task PublishAsync_TeamsThatAsk_MembersAnswerAndItFlowsBack()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Mentoring }, ProgrammeState.Running);
        var (mentor, mentors) = await MemberAsync("Mentor");
        var (school, schools) = await MemberAsync("School");
        var plan = await PlanAsync(id, PlanKind.Mentoring);

        var published = await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Teams = [Pair("1", mentor, school)] });

        Assert.Equal((1, 2), published);
        var team = Assert.Single(await Applicants.TeamsAsync(mentors, mentor.Id));
        Assert.Equal((TeamAnswer.Asked, PlanKind.Mentoring), (team.Answer, team.Kind));
        await Applicants.AnswerTeamAsync(mentors, mentor.Id, team.Id, accept: true);
        await Applicants.AnswerTeamAsync(schools, school.Id, team.Id, accept: true);
        await Applicants.RateAsync(schools, school.Id, team.Id, 5, "Good");
        await Teams.RecordAsync(await CuratorAsync(), id, [team.Id], TeamOutcome.TookPlace);

        await using (var context = CreateContext())
        {
            var collaboration = await context.Collaborations.Include(c => c.Participations).SingleAsync();
            Assert.Equal(("mentoring", 2), (collaboration.Kind, collaboration.Participations.Count));
            Assert.Equal(2, await context.Feedback.CountAsync(f => f.Kind == FeedbackKind.Met));
        }

        Assert.Equal(5, Assert.Single(await Teams.ListAsync(await CuratorAsync(), id)).Rating);
        await Teams.RecordAsync(await CuratorAsync(), id, [team.Id], TeamOutcome.DidNot);
        await using (var context = CreateContext())
        {
            Assert.False(await context.Collaborations.AnyAsync());
            Assert.False(await context.Feedback.AnyAsync());
        }

        // Taking that back brings the collaboration back, and undoing it once more takes it away again.
        await UndoAsync(id);
        await using (var context = CreateContext()) Assert.Equal((1, 2, 2), (await context.Collaborations.CountAsync(), await context.Participations.CountAsync(), await context.Feedback.CountAsync()));
        await UndoAsync(id);
        await using (var context = CreateContext()) Assert.False(await context.Collaborations.AnyAsync());
    }

    [RegistryFact]
    public async Task PublishAsync_Again_TellsOnlyWhomItConcerns()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Forum });
        var (a, _) = await MemberAsync("Aa");
        var (b, _) = await MemberAsync("Bb");
        var (c, callerOfC) = await MemberAsync("Cc");
        var plan = await PlanAsync(id, PlanKind.Timetable);
        PlannedTeam Meeting(Actor one, Actor other, int hour) => new()
        {
            Key = $"{one.Id}-{other.Id}",
            Title = "Meeting",
            StartsAt = TestData.Now.AddHours(hour),
            EndsAt = TestData.Now.AddHours(hour + 1),
            Place = "Table 1",
            Members = [new(one.Id, "guest", false), new(other.Id, "guest", false)],
        };
        await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Teams = [Meeting(a, b, 1), Meeting(a, c, 2)] });
        await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Teams = [Meeting(a, b, 1), Meeting(a, c, 3)] });

        Assert.Single(await SubjectsAsync("bb@example.org"));
        Assert.Equal(["Residency 2027: whom you meet", "Residency 2027: a change"], await SubjectsAsync("cc@example.org"));
        var own = Assert.Single(await Applicants.TeamsAsync(callerOfC, c.Id, id));
        Assert.Equal(TestData.Now.AddHours(3), own.StartsAt);

        // Where a meeting goes, it is cancelled and not forgotten.
        await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Teams = [Meeting(a, b, 1)] });
        Assert.Equal(TeamOutcome.Cancelled, Assert.Single(await Applicants.TeamsAsync(callerOfC, c.Id, id)).Outcome);
        await UndoAsync(id);
        Assert.Equal(TeamOutcome.Planned, Assert.Single(await Applicants.TeamsAsync(callerOfC, c.Id, id)).Outcome);
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Teams.RecordAsync(await CuratorAsync(), id, [own.Id], TeamOutcome.TookPlace));
    }

    [RegistryFact]
    public async Task UndoAsync_FirstPublication_CancelsWhatCalendarsKnow()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Forum });
        var (a, callerOfA) = await MemberAsync("Aa");
        var (b, _) = await MemberAsync("Bb");
        var plan = await PlanAsync(id, PlanKind.Timetable);
        await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Teams = [Pair("1", a, b)] });

        await UndoAsync(id);

        var team = Assert.Single(await Applicants.TeamsAsync(callerOfA, a.Id, id));
        Assert.Equal(TeamOutcome.Cancelled, team.Outcome);

        // Another plan brings the same two together: it is the same team, and counts on.
        var other = await Plans.SaveAsync(await CuratorAsync(), id, null, PlanKind.Timetable, "Other", "{}", "{}");
        await Plans.PublishAsync(await CuratorAsync(), id, other, new() { Teams = [Pair("1", a, b)] });
        await using var context = CreateContext();
        var again = await context.ProgrammeTeams.SingleAsync();
        Assert.Equal((team.Id, TeamOutcome.Planned, 2), (again.Id, again.Outcome, again.Revision));
    }

    [RegistryFact]
    public async Task PublishAsync_SomethingWrong_PublishesNothing()
    {
        var id = await OpenAsync(draft => draft with { Places = 1 });
        var (a, callerOfA) = await MemberAsync("Aa");
        var (b, _) = await MemberAsync("Bb");
        await Applicants.ApplyAsync(callerOfA, a.Id, id, new() { Pitch = "x" });
        var plan = await PlanAsync(id, PlanKind.Cohort);
        var unsolved = await Plans.SaveAsync(await CuratorAsync(), id, null, PlanKind.Cohort, "Unsolved", "{}", null);
        foreach (var publication in new Publication[]
        {
            new() { Selected = [a.Id, b.Id] },
            new() { Selected = [b.Id] },
            new() { Selected = [a.Id], NotSelected = [a.Id] },
            new() { Selected = [a.Id], Teams = [Pair("1", a, b), Pair("1", a, b)] },
            new() { Selected = [a.Id], Teams = [Pair("1", a, a)] },
            new() { Selected = [a.Id], Teams = [new() { Key = "2", Title = "Nobody", Members = [] }] },
            new() { Selected = [a.Id], Teams = [new() { Key = "2", Title = "Gone", Members = [new(999_999, "x", false)] }] },
        })
            await Assert.ThrowsAsync<ProgrammeException>(async () => await Plans.PublishAsync(await CuratorAsync(), id, plan, publication));
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Plans.PublishAsync(await CuratorAsync(), id, unsolved, new() { Selected = [a.Id] }));

        Assert.Equal(EntryState.Submitted, await StateAsync(id, a.Id));
        Assert.Empty(await SubjectsAsync("aa@example.org"));
        Assert.Empty(await Teams.ListAsync(await CuratorAsync(), id));
        Assert.All(await Plans.ListAsync(await CuratorAsync(), id), line => Assert.Null(line.PublishedAt));

        await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Selected = [a.Id] });
        Assert.Equal(EntryState.Selected, await StateAsync(id, a.Id));
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Plans.DeleteAsync(await CuratorAsync(), id, plan));
    }

    [RegistryFact]
    public async Task SaveAsync_Plan_IsUndoneAndDeleted()
    {
        var id = await OpenAsync();
        var plan = await PlanAsync(id, PlanKind.Cohort);
        await Plans.SaveAsync(await CuratorAsync(), id, plan, PlanKind.Cohort, "Second", """{"locked": [1]}""", null);
        await UndoAsync(id);
        Assert.Equal(("Plan", "{}", "{}"), (await Plans.ReadAsync(await CuratorAsync(), id, plan)) is var read ? (read.Name, read.Choices, read.Outcome) : default);
        await Plans.DeleteAsync(await CuratorAsync(), id, plan);
        await UndoAsync(id);
        Assert.Equal("Plan", (await Plans.ReadAsync(await CuratorAsync(), id, plan)).Name);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Plans.SaveAsync(await CuratorAsync(), id, plan, PlanKind.Cohort, "x", "no json", null));
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Plans.ReadAsync(await CuratorAsync(), id + 1, plan));
    }

    [RegistryFact]
    public async Task PublishAsync_TermsThatChangedSince_RefusesAndPublishesNothing()
    {
        var id = await OpenAsync(draft => draft with { Budget = 1_000, Currency = "USD" });
        var (one, ones) = await MemberAsync("One");
        var (two, twos) = await MemberAsync("Two", "KH");
        await Applicants.ApplyAsync(ones, one.Id, id, new() { Pitch = "We would.", AskedAmount = 400 });
        await Applicants.ApplyAsync(twos, two.Id, id, new() { Pitch = "So would we.", AskedAmount = 500 });
        var plan = await PlanAsync(id, PlanKind.Cohort);
        var publication = new Publication { Selected = [one.Id, two.Id] };

        await Applicants.ApplyAsync(ones, one.Id, id, new() { Pitch = "We would.", AskedAmount = 900 });
        Assert.Contains("ask for 1,400 USD", await RefusedAsync(), StringComparison.Ordinal);
        await Applicants.ApplyAsync(ones, one.Id, id, new() { Pitch = "We would.", AskedAmount = 400 });
        await TermsAsync(new() { Quotas = [new() { Dimension = QuotaDimension.Country, Values = ["KH"], AtMost = 0 }] });
        Assert.Contains("1 count for 'at most 0 from Cambodia'", await RefusedAsync(), StringComparison.Ordinal);
        await TermsAsync(new() { Conflicts = [new(one.Id, two.Id, "one owner")] });
        Assert.Contains("One and Two are in conflict", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(EntryState.Submitted, await StateAsync(id, one.Id));
        await TermsAsync(new());
        await Plans.PublishAsync(await CuratorAsync(), id, plan, publication);
        Assert.Equal(EntryState.Selected, await StateAsync(id, one.Id));

        async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<ProgrammeException>(async () => await Plans.PublishAsync(await CuratorAsync(), id, plan, publication))).Message;
        async Task TermsAsync(ProgrammeTerms terms)
        {
            await using var context = CreateContext();
            (await context.Programmes.SingleAsync(programme => programme.Id == id)).Terms = terms;
            await context.SaveChangesAsync();
        }
    }

    [RegistryFact]
    public async Task WithdrawAsync_OneOfATeam_IsInItNoMoreAndNothingIsToldOfIt()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Mentoring });
        var (mentor, mentors) = await MemberAsync("Mentor");
        var (school, schools) = await MemberAsync("School");
        await Entries.InviteAsync(await CuratorAsync(), id, [mentor.Id, school.Id], null);
        await Applicants.AnswerAsync(mentors, mentor.Id, id, accept: true);
        await Applicants.AnswerAsync(schools, school.Id, id, accept: true);
        var plan = await PlanAsync(id, PlanKind.Mentoring);
        await Plans.PublishAsync(await CuratorAsync(), id, plan, new() { Teams = [Pair("1", mentor, school)] });
        var team = Assert.Single(await Applicants.TeamsAsync(mentors, mentor.Id));
        await Assert.ThrowsAsync<ProgrammeException>(() => Applicants.RateAsync(mentors, mentor.Id, team.Id, 5, null));
        await Applicants.AnswerTeamAsync(schools, school.Id, team.Id, accept: true);
        await Applicants.AnswerTeamAsync(mentors, mentor.Id, team.Id, accept: true);

        await Applicants.WithdrawAsync(schools, school.Id, id);
        Assert.Contains(Assert.Single(await Applicants.TeamsAsync(mentors, mentor.Id)).Members, mate => mate.ActorId == school.Id && mate.Answer == TeamAnswer.Declined);
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Teams.RecordAsync(await CuratorAsync(), id, [team.Id], TeamOutcome.TookPlace));
        await using var context = CreateContext();
        Assert.Empty(await context.Collaborations.ToListAsync());
    }


    [RegistryFact]
    public async Task Plan_OfAnotherKindThanTheProgramme_IsNeitherKeptNorPublished()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Mentoring });
        var refused = await Assert.ThrowsAsync<ProgrammeException>(() => PlanAsync(id, PlanKind.Cohort));
        Assert.Contains("mentoring round", refused.Message, StringComparison.Ordinal);
        var plan = await PlanAsync(id, PlanKind.Mentoring);
        await using (var context = Registry.CreateContext())
        {
            (await context.Programmes.SingleAsync(programme => programme.Id == id)).Kind = ProgrammeKind.Forum;
            await context.SaveChangesAsync();
        }

        Assert.Contains("timetables", (await Assert.ThrowsAsync<ProgrammeException>(async () => await Plans.PublishAsync(await CuratorAsync(), id, plan, new()))).Message, StringComparison.Ordinal);
        await using var after = Registry.CreateContext();
        Assert.Null((await after.ProgrammePlans.SingleAsync(one => one.Id == plan)).PublishedAt);
    }

    private async Task<long> PlanAsync(long programmeId, PlanKind kind) => await Plans.SaveAsync(await CuratorAsync(), programmeId, null, kind, "Plan", "{}", "{}");

    private static PlannedTeam Pair(string key, Actor one, Actor other) => new() { Key = key, Title = $"{one.Name} and {other.Name}", Members = [new(one.Id, "mentor", true), new(other.Id, "mentee", true)] };
}
