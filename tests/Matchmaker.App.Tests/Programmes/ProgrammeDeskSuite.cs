using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Programmes;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Programmes;

public abstract class ProgrammeDeskSuite(Func<Task<TestRegistry>> open) : ProgrammeSuite(open)
{
    [RegistryFact]
    public async Task CreateAsync_Draft_ReadsBackWhatItSays()
    {
        var (first, second) = (await Registry.AddAsync(TestData.Actor("One")), await Registry.AddAsync(TestData.Actor("Two")));
        var draft = new ProgrammeDraft
        {
            Kind = ProgrammeKind.Call,
            Title = "Green films",
            Brief = "Films that teach",
            Sectors = ["film"],
            ApplyUntil = new(2027, 3, 1),
            Places = 5,
            Budget = 1000.5m,
            Currency = "usd",
            Terms = new()
            {
                Roles = [new() { Code = "lead", Helix = Matchmaker.App.Registry.Helix.Industry, Count = 2 }],
                Criteria = [new("need", "Need", 2)],
                Quotas = [new() { Dimension = QuotaDimension.Country, Values = ["KH", "LA"], AtLeast = 3 }],
                Conflicts = [new(first.Id, second.Id, "Siblings")],
            },
        };

        var id = await Desk.CreateAsync(await CuratorAsync(), draft);

        var read = await Desk.ReadAsync(await CuratorAsync(), id);
        Assert.Equal(ProgrammeState.Draft, read.State);
        Assert.Equal(("USD", 1000.5m, "lead", 2), (read.Says.Currency, read.Says.Budget, read.Says.Terms.Roles[0].Code, read.Says.Terms.Roles[0].Count));
        Assert.Equal("at least 3 from Cambodia or Lao PDR", read.Says.Terms.Quotas[0].Describe());
        Assert.Equal(new DeclaredConflict(first.Id, second.Id, "Siblings"), Assert.Single(read.Says.Terms.Conflicts));
        await Assert.ThrowsAsync<ProgrammeNotFoundException>(() => Desk.ReadAsync(Caller.Visitor, id));
        await Desk.MoveAsync(await CuratorAsync(), id, ProgrammeState.Open);
        Assert.Empty((await Desk.ReadAsync(Caller.Visitor, id)).Says.Terms.Conflicts);
        Assert.Single(await Desk.ListAsync(Caller.Visitor));
    }

    [RegistryFact]
    public async Task CreateAsync_QuotaThatContradictsItself_NamesTheField()
    {
        var quota = new Quota { Dimension = QuotaDimension.WomenLed, AtLeast = 3, AtMost = 2 };
        var error = await Assert.ThrowsAsync<RegistryRuleException>(async () => await Desk.CreateAsync(await CuratorAsync(), new() { Title = "T", Terms = new() { Quotas = [quota] } }));

        Assert.Contains("quotas[1]", error.Message, StringComparison.Ordinal);
        Assert.Contains("lower the first or raise the second", error.Message, StringComparison.Ordinal);
        await using var context = CreateContext();
        Assert.False(await context.Programmes.AnyAsync());
    }

    [RegistryFact]
    public async Task MoveAsync_OutOfOrder_SaysWhatFollows()
    {
        var id = await OpenAsync();
        var error = await Assert.ThrowsAsync<ProgrammeException>(async () => await Desk.MoveAsync(await CuratorAsync(), id, ProgrammeState.Closed));
        Assert.Equal("From open a programme goes to selecting, draft, cancelled; not to closed.", error.Message);

        var empty = await Desk.CreateAsync(await CuratorAsync(), new() { Title = "No brief" });
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Desk.MoveAsync(await CuratorAsync(), empty, ProgrammeState.Open));
    }

    [RegistryFact]
    public async Task ChangeAsync_ReadBeforeSomebodyElseChanged_IsRefused()
    {
        var id = await OpenAsync();
        var read = await Desk.ReadAsync(await CuratorAsync(), id);
        Registry.Clock.Now += TimeSpan.FromMinutes(1);
        await Desk.ChangeAsync(await CuratorAsync(), id, read.Says with { Title = "Second" }, read.UpdatedAt);

        await Assert.ThrowsAsync<ProgrammeException>(async () => await Desk.ChangeAsync(await CuratorAsync(), id, read.Says with { Title = "Third" }, read.UpdatedAt));

        Assert.Equal("Second", (await Desk.ReadAsync(await CuratorAsync(), id)).Says.Title);
    }

    [RegistryFact]
    public async Task UndoAsync_Change_BringsBackAndCanBeUndoneInTurn()
    {
        var id = await OpenAsync(draft => draft with { Budget = 100, Currency = "USD" });
        var read = await Desk.ReadAsync(await CuratorAsync(), id);
        await Desk.ChangeAsync(await CuratorAsync(), id, read.Says with { Title = "Other", Budget = 200, Sectors = ["film"], Terms = new() { Criteria = [new("need", "Need", 1)] } });

        await UndoAsync(id);
        var undone = (await Desk.ReadAsync(await CuratorAsync(), id)).Says;
        Assert.Equal(("Residency 2027", 100m, 0, 0), (undone.Title, undone.Budget, undone.Sectors.Count, undone.Terms.Criteria.Count));

        await UndoAsync(id);
        var redone = (await Desk.ReadAsync(await CuratorAsync(), id)).Says;
        Assert.Equal(("Other", 200m, 1, 1), (redone.Title, redone.Budget, redone.Sectors.Count, redone.Terms.Criteria.Count));
        Assert.Equal(2, (await ActionsAsync()).Count(action => action == "programme.undone"));
    }

    [RegistryFact]
    public async Task UndoAsync_ChangedAgainSince_ChangesNothing()
    {
        var id = await OpenAsync();
        var curator = await CuratorAsync();
        var read = await Desk.ReadAsync(curator, id);
        await Desk.ChangeAsync(curator, id, read.Says with { Title = "Second" });
        var change = (await Desk.ChangesAsync(curator, id))[0];
        await Desk.ChangeAsync(curator, id, read.Says with { Title = "Third" });

        var error = await Assert.ThrowsAsync<ProgrammeException>(() => Desk.UndoAsync(curator, id, change.Id));

        Assert.Contains("Undo the later change first", error.Message, StringComparison.Ordinal);
        Assert.Equal("Third", (await Desk.ReadAsync(curator, id)).Says.Title);
        Assert.Null((await Desk.ChangesAsync(curator, id)).Single(one => one.Id == change.Id).UndoneAt);
    }

    [RegistryFact]
    public async Task UndoAsync_OfAnUndo_TellsWhomItConcernsOnceMore()
    {
        var id = await OpenAsync();
        var ((actor, caller), (other, others)) = (await MemberAsync("Aa"), await MemberAsync("Bb"));
        await Applicants.ApplyAsync(caller, actor.Id, id, new() { Pitch = "x" });
        await Applicants.ApplyAsync(others, other.Id, id, new() { Pitch = "x" });
        await Entries.DecideAsync(await CuratorAsync(), id, [actor.Id], EntryState.Selected);
        await UndoAsync(id);
        await UndoAsync(id);

        Assert.Equal(EntryState.Selected, await StateAsync(id, actor.Id));
        Assert.Equal(["Aa is selected: Residency 2027", "Residency 2027: please look again", "Residency 2027: please look again"], await SubjectsAsync("aa@example.org"));
        Assert.Empty(await SubjectsAsync("bb@example.org"));
    }

    [RegistryFact]
    public async Task UndoAsync_OfACancellation_TellsEverybodyWhoWasToldOfIt()
    {
        var id = await OpenAsync();
        var ((actor, caller), (gone, gones)) = (await MemberAsync("Aa"), await MemberAsync("Bb"));
        await Applicants.ApplyAsync(caller, actor.Id, id, new() { Pitch = "x" });
        await Applicants.ApplyAsync(gones, gone.Id, id, new() { Pitch = "x" });
        await Applicants.WithdrawAsync(gones, gone.Id, id);
        await Desk.MoveAsync(await CuratorAsync(), id, ProgrammeState.Cancelled);
        await UndoAsync(id);
        Assert.Equal(ProgrammeState.Open, (await Desk.ReadAsync(caller, id)).State);
        await UndoAsync(id);

        Assert.Equal(["Residency 2027 does not take place", "Residency 2027: please look again", "Residency 2027 does not take place"], await SubjectsAsync("aa@example.org"));
        Assert.Empty(await SubjectsAsync("bb@example.org"));

        // Of a draft that is cancelled nobody heard, nor hears that it is not.
        var draft = await Desk.CreateAsync(await CuratorAsync(), new() { Title = "Draft" });
        await Entries.AddAsync(await CuratorAsync(), draft, [gone.Id]);
        await Desk.MoveAsync(await CuratorAsync(), draft, ProgrammeState.Cancelled);
        await UndoAsync(draft);
        Assert.Empty(await SubjectsAsync("bb@example.org"));
    }

    [RegistryFact]
    public async Task Change_ByOthers_IsRefused()
    {
        var id = await OpenAsync();
        var (_, member) = await MemberAsync("Studio");
        foreach (var caller in new[] { Caller.Visitor, member, TestCallers.KeyFor(ApiScope.WriteLists), await CuratorAsync() with { IsFromMemory = true } })
        {
            await Assert.ThrowsAnyAsync<Exception>(() => Desk.CreateAsync(caller, new() { Title = "Mine" }));
            await Assert.ThrowsAnyAsync<Exception>(() => Desk.MoveAsync(caller, id, ProgrammeState.Cancelled));
            await Assert.ThrowsAnyAsync<Exception>(() => Desk.ChangesAsync(caller, id));
            await Assert.ThrowsAnyAsync<Exception>(() => Entries.ListAsync(caller, id));
            await Assert.ThrowsAnyAsync<Exception>(() => Plans.ListAsync(caller, id));
        }

        Assert.Equal(ProgrammeState.Open, (await Desk.ReadAsync(Caller.Visitor, id)).State);
        await Desk.MoveAsync(TestCallers.KeyFor(ApiScope.WriteProgrammes), id, ProgrammeState.Selecting);
    }

    [RegistryFact]
    public async Task MoveAsync_CohortClosed_LearntTogether()
    {
        var id = await OpenAsync(state: ProgrammeState.Running);
        var actors = new[] { await Registry.AddAsync(TestData.Actor("A")), await Registry.AddAsync(TestData.Actor("B")), await Registry.AddAsync(TestData.Actor("C")) };
        await Entries.AddAsync(await CuratorAsync(), id, [actors[0].Id, actors[1].Id]);

        await Desk.MoveAsync(await CuratorAsync(), id, ProgrammeState.Closed);

        await using var context = CreateContext();
        var collaboration = await context.Collaborations.Include(c => c.Participations).SingleAsync();
        Assert.Equal(("training", "programme"), (collaboration.Kind, collaboration.ExternalScheme));
        Assert.Equal([actors[0].Id, actors[1].Id], collaboration.Participations.Select(p => p.ActorId).Order());

        await UndoAsync(id);
        Assert.False(await context.Collaborations.AnyAsync());
        Assert.Equal(ProgrammeState.Running, (await Desk.ReadAsync(await CuratorAsync(), id)).State);
    }

    [RegistryFact]
    public async Task CreateAsync_QuotasThatContradictEachOther_AreRefusedAtTheField()
    {
        async Task<string> RefusedAsync(params Quota[] quotas) =>
            (await Assert.ThrowsAsync<RegistryRuleException>(async () => await Desk.CreateAsync(await CuratorAsync(), new() { Kind = ProgrammeKind.Cohort, Title = "T", Terms = new() { Quotas = quotas } }))).Message;
        Assert.Contains("contradicts quotas[2]", await RefusedAsync(new() { Dimension = QuotaDimension.WomenLed, AtLeast = 2 }, new() { Dimension = QuotaDimension.WomenLed, AtMost = 1 }), StringComparison.Ordinal);
        Assert.Contains("contradicts quotas[1]", await RefusedAsync(new() { Dimension = QuotaDimension.Country, Values = ["KH", "LA"], AtMost = 1 }, new() { Dimension = QuotaDimension.Country, Values = ["KH"], AtLeast = 3, And = [new() { Dimension = QuotaDimension.Verified }] }), StringComparison.Ordinal);
        Assert.Contains("contradicts", await RefusedAsync(new() { Dimension = QuotaDimension.Sector, Values = ["games"], AtLeast = 2 }, new() { Dimension = QuotaDimension.Sector, Values = ["audiovisual"], AtMost = 1 }), StringComparison.Ordinal);

        // More are allowed of a part than of the whole that is asked for: nothing contradicts.
        await Desk.CreateAsync(await CuratorAsync(), new()
        {
            Kind = ProgrammeKind.Cohort,
            Title = "T",
            Terms = new() { Quotas = [new() { Dimension = QuotaDimension.Country, Values = ["KH", "LA"], AtLeast = 3 }, new() { Dimension = QuotaDimension.Country, Values = ["KH"], AtMost = 1 }] },
        });
    }
}
