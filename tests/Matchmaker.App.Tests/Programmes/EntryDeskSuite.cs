using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Programmes;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

public abstract class EntryDeskSuite(Func<Task<TestRegistry>> open) : ProgrammeSuite(open)
{
    private static readonly ProgrammeApplication Form = new() { Pitch = "We tell the tales of our island." };

    [RegistryFact]
    public async Task ApplyAsync_ThenSelected_AcceptsThePlace()
    {
        var id = await OpenAsync();
        var (actor, caller) = await MemberAsync("Studio Layag");
        await Applicants.ApplyAsync(caller, actor.Id, id, Form);
        await Entries.DecideAsync(await CuratorAsync(), id, [actor.Id], EntryState.Shortlisted);

        // Being in the closer choice is told to nobody.
        Assert.Equal(EntryState.Submitted, (await Applicants.EntryAsync(caller, actor.Id, id))!.State);
        Assert.Empty(await SubjectsAsync("studio.layag@example.org"));

        await Entries.DecideAsync(await CuratorAsync(), id, [actor.Id], EntryState.Selected, "Welcome!");
        var own = await Applicants.EntryAsync(caller, actor.Id, id);
        Assert.Equal((EntryState.Selected, true, "Welcome!"), (own!.State, own.CanAnswer, own.Message));
        Assert.Equal(["Studio Layag is selected: Residency 2027"], await SubjectsAsync("studio.layag@example.org"));

        await Applicants.AnswerAsync(caller, actor.Id, id, accept: true);
        Assert.Equal(EntryState.Accepted, await StateAsync(id, actor.Id));
        await Assert.ThrowsAsync<ProgrammeException>(() => Applicants.AnswerAsync(caller, actor.Id, id, accept: false));
        Assert.Equal(["programme.applied", "programme.decided", "programme.decided", "programme.accepted"], (await ActionsAsync()).Skip(2));
    }

    [RegistryFact]
    public async Task ApplyAsync_NotAllowedOrNotNow_IsRefusedWithTheReason()
    {
        var id = await OpenAsync(draft => draft with { ApplyFrom = new(2026, 1, 1), ApplyUntil = new(2030, 1, 1), Terms = new() { Eligibility = new() { Countries = ["KH"] } } });
        var (actor, caller) = await MemberAsync("Studio Layag", "PH");
        var (khmer, khmers) = await MemberAsync("Studio Angkor", "KH");
        Assert.Equal("It is for KH; Studio Layag is in PH.", (await Assert.ThrowsAsync<ProgrammeException>(() => Applicants.ApplyAsync(caller, actor.Id, id, Form))).Message);
        await Assert.ThrowsAsync<RegistryRuleException>(() => Applicants.ApplyAsync(khmers, khmer.Id, id, new()));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Applicants.ApplyAsync(khmers, khmer.Id, id, Form with { Role = "nobody" }));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Applicants.ApplyAsync(khmers, khmer.Id, id, Form with { AskedAmount = 5 }));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Applicants.ApplyAsync(khmers, khmer.Id, id, Form with { Answers = "no json" }));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Applicants.ApplyAsync(caller, khmer.Id, id, Form));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Applicants.EntriesAsync(caller, khmer.Id));
        var viewer = khmers with { Memberships = new Dictionary<long, MemberRole> { [khmer.Id] = MemberRole.Viewer } };
        await Assert.ThrowsAsync<AccessDeniedException>(() => Applicants.ApplyAsync(viewer, khmer.Id, id, Form));
        await Applicants.ApplyAsync(khmers, khmer.Id, id, Form);
        Assert.Single(await Applicants.EntriesAsync(viewer, khmer.Id));

        await Desk.MoveAsync(await CuratorAsync(), id, ProgrammeState.Selecting);
        await Assert.ThrowsAsync<ProgrammeException>(() => Applicants.ApplyAsync(khmers, khmer.Id, id, Form with { Pitch = "Later" }));
        await Applicants.WithdrawAsync(khmers, khmer.Id, id);
        Assert.Equal(EntryState.Withdrawn, await StateAsync(id, khmer.Id));
    }

    [RegistryFact]
    public async Task InviteAsync_OneMayNot_InvitesNobody()
    {
        var id = await OpenAsync(draft => draft with { Terms = new() { Eligibility = new() { Countries = ["KH"] } } });
        var (good, caller) = await MemberAsync("Studio Angkor", "KH");
        var (bad, _) = await MemberAsync("Studio Layag", "PH");

        await Assert.ThrowsAsync<ProgrammeException>(async () => await Entries.InviteAsync(await CuratorAsync(), id, [good.Id, bad.Id], "Come"));
        Assert.Empty(await Entries.ListAsync(await CuratorAsync(), id));
        Assert.Empty(await SubjectsAsync("studio.angkor@example.org"));

        Assert.Equal(1, await Entries.InviteAsync(await CuratorAsync(), id, [good.Id], "Come"));
        Assert.Equal(0, await Entries.InviteAsync(await CuratorAsync(), id, [good.Id], "Come"));
        Assert.Single(await SubjectsAsync("studio.angkor@example.org"));
        await Applicants.AnswerAsync(caller, good.Id, id, accept: false);
        Assert.Equal(EntryState.Declined, await StateAsync(id, good.Id));
    }

    [RegistryFact]
    public async Task InviteAsync_Undone_IsTakenBackAndTold()
    {
        var id = await OpenAsync();
        var (actor, caller) = await MemberAsync("Studio Angkor", "KH");
        await Entries.InviteAsync(await CuratorAsync(), id, [actor.Id], null);

        await UndoAsync(id);

        Assert.Null(await Applicants.EntryAsync(caller, actor.Id, id));
        Assert.Equal(["Studio Angkor is invited: Residency 2027", "Residency 2027: please look again"], await SubjectsAsync("studio.angkor@example.org"));
    }

    [RegistryFact]
    public async Task UndoAsync_ApplicantAnsweredMeanwhile_LeavesTheAnswer()
    {
        var id = await OpenAsync();
        var (actor, caller) = await MemberAsync("Studio Angkor", "KH");
        await Entries.InviteAsync(await CuratorAsync(), id, [actor.Id], null);
        await Applicants.AnswerAsync(caller, actor.Id, id, accept: true);

        await Assert.ThrowsAsync<ProgrammeException>(() => UndoAsync(id));

        Assert.Equal(EntryState.Accepted, await StateAsync(id, actor.Id));
    }

    [RegistryFact]
    public async Task DecideAsync_MoreThanPlaces_SelectsNobody()
    {
        var id = await OpenAsync(draft => draft with { Places = 1 });
        var actors = new[] { await MemberAsync("One"), await MemberAsync("Two") };
        foreach (var (actor, caller) in actors) await Applicants.ApplyAsync(caller, actor.Id, id, Form);

        await Assert.ThrowsAsync<ProgrammeException>(async () => await Entries.DecideAsync(await CuratorAsync(), id, [.. actors.Select(a => a.Actor.Id)], EntryState.Selected));

        Assert.Equal(EntryState.Submitted, await StateAsync(id, actors[0].Actor.Id));
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Entries.DecideAsync(await CuratorAsync(), id, [actors[0].Actor.Id], EntryState.Accepted));
        await Assert.ThrowsAsync<ProgrammeException>(async () => await Entries.DecideAsync(await CuratorAsync(), id, [999_999], EntryState.Selected));
    }

    [RegistryFact]
    public async Task ReviewAsync_TwoReviewers_ScoreIsTheirWeightedMean()
    {
        var id = await OpenAsync(draft => draft with { Terms = new() { Criteria = [new("need", "Need", 3), new("craft", "Craft", 1)] } });
        var (actor, caller) = await MemberAsync("Studio Layag");
        await Applicants.ApplyAsync(caller, actor.Id, id, Form);
        var second = TestCallers.Curator with { AccountId = (await Registry.AddAccountAsync("second@example.org", staff: StaffRole.Curator)).Id };
        await Entries.ReviewAsync(await CuratorAsync(), id, actor.Id, new Dictionary<string, double> { ["need"] = 8, ["craft"] = 4 }, "Strong");
        await Entries.ReviewAsync(second, id, actor.Id, new Dictionary<string, double> { ["craft"] = 5 }, null);

        var line = Assert.Single(await Entries.ListAsync(await CuratorAsync(), id));
        Assert.Equal((2, 6.0, true), (line.Reviews, line.ReviewedScore, line.IsNewcomer));

        await Entries.ReviewAsync(second, id, actor.Id, new Dictionary<string, double>(), null, hasConflict: true);
        Assert.Equal((1, 7.0), (await Entries.ListAsync(await CuratorAsync(), id)).Select(one => (one.Reviews, one.ReviewedScore!.Value)).Single());
        await Assert.ThrowsAsync<ProgrammeException>(() => Entries.ReviewAsync(second, id, actor.Id, new Dictionary<string, double> { ["other"] = 5 }, null));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Entries.ReviewAsync(second, id, actor.Id, new Dictionary<string, double> { ["need"] = 11 }, null));
        var partial = second with { Memberships = new Dictionary<long, MemberRole> { [actor.Id] = MemberRole.Viewer } };
        await Assert.ThrowsAsync<ProgrammeException>(() => Entries.ReviewAsync(partial, id, actor.Id, new Dictionary<string, double> { ["need"] = 10 }, null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Entries.ReviewAsync(TestCallers.KeyFor(ApiScope.WriteProgrammes), id, actor.Id, new Dictionary<string, double>(), null));
    }
}
