using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Timetables;

public abstract class TimetableWorkbenchSuite(Func<Task<TestRegistry>> open) : ProgrammeSuite(open)
{
    private static readonly ForumGrid Grid = ForumDraft.Grid(ForumDraft.Day("09:00", "11:00"));

    private OwnTimetableDesk Own => new(Registry.Database);

    [RegistryFact]
    public async Task Plan_SolvedKeptPublishedMendedAndPublishedAgain_ReachesTheCalendars()
    {
        using var matching = new LiveMatching(Registry.Database);
        var bench = Bench(matching);
        var (programme, people) = await ForumAsync(6);
        var curator = await CuratorAsync();
        var trial = await bench.TryAsync(curator, programme, null, new() { Grid = Grid, Settings = new() { Least = 1, Most = 3 } });
        Assert.Empty((await bench.OpenAsync(curator, programme)).Plans);
        var plan = await bench.KeepAsync(curator, programme, null, "First", trial);
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.PublishAsync(people[0].Caller, programme, plan));
        var (meetings, told) = await bench.PublishAsync(curator, programme, plan);
        Assert.Equal((trial.Timetable.Meetings.Count, 6), (meetings, told));

        var (actor, caller) = people[0];
        var own = await Own.ReadAsync(caller, programme, actor.Id);
        Assert.Equal(trial.Timetable.Meetings.Count(meeting => meeting.Has($"{actor.Id}")), own.Meetings.Count);
        Assert.Equal(("Asia/Seoul", TimeSpan.FromHours(9)), (own.TimeZone, own.Meetings[0].StartsAt.Offset));
        var calendar = await Own.CalendarAsync(caller, programme, actor.Id);
        var uids = Uids(calendar);
        Assert.NotEmpty(uids);

        // Somebody whom it meets does not come.
        var absent = own.Meetings[0].WithActorId!.Value;
        var mended = await bench.TryMendingAsync(curator, programme, plan, [new(ForumMishapKind.NoShow, $"{absent}", null, 1)], 1);
        Assert.Contains(mended.Difference, line => line.Contains("does not come", StringComparison.Ordinal));
        await bench.KeepAsync(curator, programme, plan, "First", mended);
        await bench.PublishAsync(curator, programme, plan);
        var after = await Own.CalendarAsync(caller, programme, actor.Id);
        Assert.Subset(Uids(after), uids);
        Assert.Contains("STATUS:CANCELLED", after, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:3", after, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Calendar_MeetingOrProgrammeCancelledAndTakenBack_CountsOnAndIsStampedAnew()
    {
        using var matching = new LiveMatching(Registry.Database);
        var bench = Bench(matching);
        var (programme, people) = await ForumAsync(2);
        var (curator, (actor, caller)) = (await CuratorAsync(), people[0]);
        var plan = await bench.KeepAsync(curator, programme, null, "Plan", await bench.TryAsync(curator, programme, null, new() { Grid = Grid, Settings = new() { Least = 1, Most = 1 } }));
        await bench.PublishAsync(curator, programme, plan);
        var team = Assert.Single((await Own.ReadAsync(caller, programme, actor.Id)).Meetings).TeamId;
        List<(string Status, int Sequence, string Stamp)> told = [await EventAsync()];
        foreach (var change in new Func<Task>[]
        {
            () => Teams.RecordAsync(curator, programme, [team], TeamOutcome.Cancelled),
            () => UndoAsync(programme),
            () => UndoAsync(programme),
            () => bench.PublishAsync(curator, programme, plan),
            () => Desk.MoveAsync(curator, programme, ProgrammeState.Cancelled),
            () => UndoAsync(programme),
            () => Desk.MoveAsync(curator, programme, ProgrammeState.Cancelled),
        })
        {
            Registry.Clock.Now += TimeSpan.FromMinutes(1);
            await change();
            told.Add(await EventAsync());
        }

        Assert.Equal(["CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"], told.Select(one => one.Status));
        Assert.All(told.Zip(told.Skip(1)), two => Assert.True(two.Second.Sequence > two.First.Sequence && string.CompareOrdinal(two.Second.Stamp, two.First.Stamp) > 0, string.Join("; ", told)));
        var (stranger, strangers) = await MemberAsync("Stranger");
        await Assert.ThrowsAsync<ProgrammeNotFoundException>(() => Own.ReadAsync(strangers, programme, stranger.Id));

        async Task<(string, int, string)> EventAsync()
        {
            var lines = (await Own.CalendarAsync(caller, programme, actor.Id)).Split("\r\n");
            string Of(string name) => Assert.Single(lines, line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
            return (Of("STATUS:"), int.Parse(Of("SEQUENCE:"), System.Globalization.CultureInfo.InvariantCulture), Of("DTSTAMP:"));
        }
    }

    [RegistryFact]
    public async Task Calendar_PublicationOfAnotherHourUndone_CountsOn()
    {
        using var matching = new LiveMatching(Registry.Database);
        var bench = Bench(matching);
        var (programme, people) = await ForumAsync(2);
        var (curator, (actor, caller)) = (await CuratorAsync(), people[0]);
        var (first, second) = ($"{people[0].Actor.Id}", $"{people[1].Actor.Id}");
        var plan = 0L;
        foreach (var slot in new[] { 1, 2 })
        {
            var trial = await bench.TryAsync(curator, programme, null, new() { Grid = Grid, Pairs = [new(first, second, ForumPairRule.Lock, slot)], Settings = new() { Least = 1, Most = 1 } });
            plan = await bench.KeepAsync(curator, programme, plan == 0 ? null : plan, "Plan", trial);
            await bench.PublishAsync(curator, programme, plan);
        }

        var later = Assert.Single((await Own.ReadAsync(caller, programme, actor.Id)).Meetings);
        await UndoAsync(programme);
        var back = Assert.Single((await Own.ReadAsync(caller, programme, actor.Id)).Meetings);
        Assert.True(back.StartsAt < later.StartsAt && back.Revision > later.Revision, $"{later} {back}");

        // What was published first can still be undone: the number alone is no change of it.
        var publications = (await Desk.ChangesAsync(curator, programme)).Where(change => change is { Action: "programme.published", UndoneAt: null });
        await Desk.UndoAsync(curator, programme, Assert.Single(publications).Id);
        Assert.True(Assert.Single((await Own.ReadAsync(caller, programme, actor.Id)).Meetings).IsCancelled);
    }

    [RegistryFact]
    public async Task OwnTimetable_OfOthers_IsRefused()
    {
        var (programme, people) = await ForumAsync(3);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Own.ReadAsync(people[0].Caller, programme, people[1].Actor.Id));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Own.CalendarAsync(Caller.Visitor, programme, people[1].Actor.Id));
        Assert.Empty((await Own.ReadAsync(await CuratorAsync(), programme, people[1].Actor.Id)).Meetings);
        await Assert.ThrowsAsync<ProgrammeNotFoundException>(() => Own.ReadAsync(people[0].Caller, 987_654, people[0].Actor.Id));
    }

    [RegistryFact]
    public async Task Bench_ForNobodyElse_AndWhatContradictsItselfIsRefused()
    {
        using var matching = new LiveMatching(Registry.Database);
        var bench = Bench(matching);
        var (programme, people) = await ForumAsync(4);
        var curator = await CuratorAsync();
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.OpenAsync(people[0].Caller, programme));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.TryAsync(people[0].Caller, programme, null, new()));
        var (a, b) = ($"{people[0].Actor.Id}", $"{people[1].Actor.Id}");
        await Assert.ThrowsAsync<GivenException>(() => bench.TryAsync(curator, programme, null, new() { Grid = Grid, Pairs = [new(a, b, ForumPairRule.Lock), new(b, a, ForumPairRule.Forbid)] }));
        await Assert.ThrowsAsync<GivenException>(() => bench.TryAsync(curator, programme, null, new() { Grid = Grid with { Days = [] } }));
        await Assert.ThrowsAsync<ProgrammeException>(() => bench.TryMendingAsync(curator, programme, 987_654, [], 1));
        var trial = await bench.TryAsync(curator, programme, null, new() { Grid = Grid });
        await Assert.ThrowsAsync<ProgrammeException>(() => bench.KeepAsync(curator, programme, null, "  ", trial));
        var plan = await bench.KeepAsync(curator, programme, null, "Plan", trial);
        await Assert.ThrowsAsync<GivenException>(() => bench.TryMendingAsync(curator, programme, plan, [new(ForumMishapKind.Late, "987654", null, 2)], 1));
    }

    [RegistryFact]
    public async Task Publish_WhenSomebodyHasLeft_IsRefusedUntilMended()
    {
        using var matching = new LiveMatching(Registry.Database);
        var bench = Bench(matching);
        var (programme, people) = await ForumAsync(5);
        var curator = await CuratorAsync();
        var plan = await bench.KeepAsync(curator, programme, null, "Plan", await bench.TryAsync(curator, programme, null, new() { Grid = Grid }));
        await Applicants.WithdrawAsync(people[0].Caller, people[0].Actor.Id, programme);
        Assert.Contains("no longer in it", (await Assert.ThrowsAsync<ProgrammeException>(() => bench.PublishAsync(curator, programme, plan))).Message, StringComparison.Ordinal);
        var mended = await bench.TryMendingAsync(curator, programme, plan, [], 1);
        Assert.DoesNotContain(mended.Timetable.Meetings, meeting => meeting.Has($"{people[0].Actor.Id}"));
        await bench.KeepAsync(curator, programme, plan, "Plan", mended);
        await bench.PublishAsync(curator, programme, plan);
    }

    [RegistryFact]
    public async Task Withdrawing_AfterPublication_CancelsItsMeetingsForBothSides()
    {
        using var matching = new LiveMatching(Registry.Database);
        var bench = Bench(matching);
        var (programme, people) = await ForumAsync(4);
        var curator = await CuratorAsync();
        await bench.PublishAsync(curator, programme, await bench.KeepAsync(curator, programme, null, "Plan", await bench.TryAsync(curator, programme, null, new() { Grid = Grid })));
        var (gone, stays) = (people[0], people[1]);
        Assert.Contains((await Own.ReadAsync(stays.Caller, programme, stays.Actor.Id)).Meetings, meeting => meeting.WithActorId == gone.Actor.Id && !meeting.IsCancelled);

        await Applicants.WithdrawAsync(gone.Caller, gone.Actor.Id, programme);
        Assert.All((await Own.ReadAsync(gone.Caller, programme, gone.Actor.Id)).Meetings, meeting => Assert.True(meeting.IsCancelled));
        Assert.All((await Own.ReadAsync(stays.Caller, programme, stays.Actor.Id)).Meetings, meeting => Assert.Equal(meeting.WithActorId == gone.Actor.Id, meeting.IsCancelled));
    }

    [RegistryFact]
    public async Task Answers_OfApplicants_AreHoursAndWishes()
    {
        using var matching = new LiveMatching(Registry.Database);
        var (programme, people) = await ForumAsync(4);
        await using (var context = CreateContext())
        {
            var entry = context.ProgrammeEntries.Single(e => e.ProgrammeId == programme && e.ActorId == people[0].Actor.Id);
            entry.Answers = $$"""{"available": ["09:00-10:00", "whenever"], "wishes": [{{people[2].Actor.Id}}], "most": 1, "shoe": 43}""";
            await context.SaveChangesAsync();
        }

        var trial = await Bench(matching).TryAsync(await CuratorAsync(), programme, null, new() { Grid = Grid, Settings = new() { Least = 1, Most = 3 } });
        var meeting = Assert.Single(trial.Timetable.Meetings, meeting => meeting.Has($"{people[0].Actor.Id}"));
        Assert.True(meeting.Has($"{people[2].Actor.Id}") && meeting.Slot <= 3, $"{meeting}");
    }

    private static HashSet<string> Uids(string calendar) => [.. calendar.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal))];

    private TimetableWorkbench Bench(LiveMatching matching) => new(Registry.Database, matching, Plans, TimeProvider.System);

    private async Task<(long Programme, List<(Actor Actor, Caller Caller)> People)> ForumAsync(int participants)
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Forum, Title = "Forum" }, ProgrammeState.Running);
        List<(Actor, Caller)> people = [];
        for (var at = 0; at < participants; at++) people.Add(await MemberAsync($"Studio {at}", role: MemberRole.Owner));
        await Entries.AddAsync(await CuratorAsync(), id, [.. people.Select(one => one.Item1.Id)]);
        return (id, people);
    }
}
