using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes.Cohorts;

public abstract class CohortWorkbenchSuite(Func<Task<TestRegistry>> open) : ProgrammeSuite(open)
{
    [RegistryFact]
    public async Task PublishAsync_SolvedAndKept_SelectsReservesAndTells()
    {
        var (id, actors) = await ProgrammeAsync();
        using var matching = new LiveMatching(Registry.Database);
        var bench = new CohortWorkbench(Registry.Database, Plans, new(matching));
        var curator = await CuratorAsync();
        var board = await bench.ReadAsync(curator, id);
        Assert.Equal(4, board.Candidates.Count);
        Assert.Contains(board.Remarks, remark => remark.StartsWith("1 of 4 have no review yet", StringComparison.Ordinal));
        var plan = await bench.SolveAsync(curator, id, board.Begin);
        Assert.True(plan.IsFound, plan.Summary);
        Assert.Equal(2, plan.Chosen.Count);
        Assert.Contains(plan.Chosen, one => one.Country == "KH");
        var key = await bench.SaveAsync(curator, id, null, "First", board.Begin, plan);
        var (_, choices, kept) = await bench.OpenAsync(curator, id, key);
        Assert.Equal(plan.Chosen.Select(one => one.Id), kept!.Chosen.Select(one => one.Id));
        Assert.Equal(board.Begin.Locked, choices.Locked);

        Assert.Equal(4, await bench.PublishAsync(curator, id, key, 1, "See you there"));
        foreach (var one in plan.Chosen) Assert.Equal(EntryState.Selected, await StateAsync(id, long.Parse(one.Id, System.Globalization.CultureInfo.InvariantCulture)));
        var states = new List<EntryState>();
        foreach (var actor in actors) states.Add(await StateAsync(id, actor.Id));
        Assert.Equal([(EntryState.Selected, 2), (EntryState.Reserve, 1), (EntryState.NotSelected, 1)], states.GroupBy(state => state).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));
        await UndoAsync(id);
        foreach (var actor in actors) Assert.Equal(EntryState.Submitted, await StateAsync(id, actor.Id));
    }

    [RegistryFact]
    public async Task SolveAsync_LocksAndTriedQuotas_GoBeforeTheTerms()
    {
        var (id, actors) = await ProgrammeAsync();
        using var matching = new LiveMatching(Registry.Database);
        var bench = new CohortWorkbench(Registry.Database, Plans, new(matching));
        var curator = await CuratorAsync();
        var last = (await bench.SolveAsync(curator, id, new())).NotChosen[^1].Id;
        var locked = long.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains((await bench.SolveAsync(curator, id, new() { Locked = [locked] })).Chosen, one => one.Id == last && one.IsLocked);
        Assert.Contains((await bench.SolveAsync(curator, id, new() { Quotas = [new() { Dimension = QuotaDimension.Country, Values = ["LA"], AtLeast = 2 }] })).Relaxations, one => one.Text.StartsWith("Only 0 actors from", StringComparison.Ordinal));
        var fault = await Assert.ThrowsAsync<CohortFaultException>(() => bench.SolveAsync(curator, id, new() { Locked = [locked], Forbidden = [locked] }));
        Assert.Equal("locked", Assert.Single(fault.Faults).Field);
        await Assert.ThrowsAsync<CohortFaultException>(() => bench.SolveAsync(curator, id, new() { Locked = [987_654] }));

        // Who withdraws is no candidate any more, and a plan with it cannot be published.
        var kept = await bench.SaveAsync(curator, id, null, "Kept", new() { Locked = [locked] }, await bench.SolveAsync(curator, id, new() { Locked = [locked] }));

        await Applicants.WithdrawAsync(_callers[locked], locked, id);
        await Assert.ThrowsAsync<ProgrammeException>(() => bench.PublishAsync(curator, id, kept, 0, null));
        Assert.Equal(EntryState.Submitted, await StateAsync(id, actors.First(actor => actor.Id != locked).Id));
        Assert.Equal(3, (await bench.ReadAsync(curator, id)).Candidates.Count);
    }

    [RegistryFact]
    public async Task Anything_ByWhoDoesNotTend_IsRefused()
    {
        var (id, actors) = await ProgrammeAsync();
        using var matching = new LiveMatching(Registry.Database);
        var bench = new CohortWorkbench(Registry.Database, Plans, new(matching));
        var caller = _callers[actors[0].Id];
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.ReadAsync(caller, id));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.SolveAsync(caller, id, new()));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.SaveAsync(caller, id, null, "Mine", new(), null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.PublishAsync(caller, id, 1, 0, null));
        await Assert.ThrowsAsync<ProgrammeNotFoundException>(async () => await bench.SolveAsync(await CuratorAsync(), 987_654, new()));
    }

    [RegistryFact]
    public async Task SolveAsync_NobodyThere_SaysSo()
    {
        var id = await OpenAsync(draft => draft with { Places = 2 });
        using var matching = new LiveMatching(Registry.Database);
        var bench = new CohortWorkbench(Registry.Database, Plans, new(matching));
        Assert.Contains("Nobody can be chosen yet", (await Assert.ThrowsAsync<ProgrammeException>(async () => await bench.SolveAsync(await CuratorAsync(), id, new()))).Message, StringComparison.Ordinal);
        Assert.Empty((await bench.ReadAsync(await CuratorAsync(), id)).Candidates);
    }

    private readonly Dictionary<long, Caller> _callers = [];

    // Four applicants for two places, of whom one from Cambodia is asked for; three are reviewed.
    private async Task<(long Id, List<Actor> Actors)> ProgrammeAsync()
    {
        var id = await OpenAsync(draft => draft with
        {
            Places = 2,
            Terms = new() { Criteria = [new("idea", "Idea", 1)], Quotas = [new() { Dimension = QuotaDimension.Country, Values = ["KH"], AtLeast = 1 }] },
        });
        var actors = new List<Actor>();
        foreach (var (name, country) in new[] { ("Ann", "PH"), ("Bee", "VN"), ("Cha", "TH"), ("Dar", "KH") })
        {
            var (actor, caller) = await MemberAsync(name, country);
            await Applicants.ApplyAsync(caller, actor.Id, id, new() { Pitch = "We tell tales." });
            actors.Add(actor);
            _callers[actor.Id] = caller;
        }

        for (var at = 0; at < 3; at++) await Entries.ReviewAsync(await CuratorAsync(), id, actors[at].Id, new Dictionary<string, double> { ["idea"] = 9 - at }, null, false);
        return (id, actors);
    }
}
