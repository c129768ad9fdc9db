using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.App.Programmes.Timetables;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Programmes;

public abstract class PreferenceDeskSuite(Func<Task<TestRegistry>> open) : ProgrammeSuite(open)
{
    private PreferenceDesk Preferences => new(Registry.Database);

    [RegistryFact]
    public async Task SayAsync_WishesAndHours_AreReadByTheWorkbenchAndReadAgain()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Forum });
        var (studio, caller) = await InAsync(id, "Studio");
        var (school, _) = await InAsync(id, "School");
        var (other, _) = await InAsync(id, "Other");
        await Preferences.SayAsync(caller, studio.Id, id, new() { Wishes = [school.Id], Avoid = [other.Id], Available = ["09:00-12:00"], Least = 1, Most = 4 });

        var own = await Preferences.ReadAsync(caller, studio.Id, id);
        Assert.Equal(["Other", "School"], own!.Fellows.Select(fellow => fellow.Name));
        Assert.Equal([school.Id], own.Says.Wishes);
        Assert.Equal([other.Id], own.Says.Avoid);
        Assert.Equal(["09:00-12:00"], own.Says.Available);
        Assert.Equal((1, 4), (own.Says.Least, own.Says.Most));
        await using var context = CreateContext();
        var answers = await context.ProgrammeEntries.Where(e => e.ActorId == studio.Id).Select(e => e.Answers).SingleAsync();
        var read = ForumAnswers.Read(studio.Id, "Studio", answers, null);
        Assert.Equal([FormattableString.Invariant($"{school.Id}")], read.Wishes);
        Assert.Equal((4, "09:00-12:00"), (read.Most, read.Available[0]));
        Assert.Contains("programme.preferences-changed", await ActionsAsync());

        await Preferences.SayAsync(caller, studio.Id, id, new());
        Assert.Empty((await Preferences.ReadAsync(caller, studio.Id, id))!.Says.Wishes);
    }

    [RegistryFact]
    public async Task SayAsync_WhatTheApiWroteBesides_Stays()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Mentoring });
        var (studio, caller) = await InAsync(id, "Studio");
        await using (var context = CreateContext())
        {
            (await context.ProgrammeEntries.SingleAsync(e => e.ActorId == studio.Id)).Answers = """{"note": "by train", "languages": ["vi"]}""";
            await context.SaveChangesAsync();
        }

        Assert.Equal(["vi"], (await Preferences.ReadAsync(caller, studio.Id, id))!.Says.Languages);
        await Preferences.SayAsync(caller, studio.Id, id, new() { Topics = ["film"], Places = 2 });
        await using var after = CreateContext();
        Assert.Equal("""{"note":"by train","topics":["film"],"places":2}""", await after.ProgrammeEntries.Where(e => e.ActorId == studio.Id).Select(e => e.Answers).SingleAsync());
    }

    [RegistryFact]
    public async Task SayAsync_Wrong_IsRefusedFieldByFieldAndNothingIsKept()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Forum });
        var (studio, caller) = await InAsync(id, "Studio");
        var (school, _) = await InAsync(id, "School");
        var wrong = new EntryPreferences { Wishes = [school.Id, school.Id, 987_654, studio.Id], Avoid = [school.Id], Available = ["in the morning"], Least = 5, Most = 2, Places = 3 };
        var refused = await Assert.ThrowsAsync<RegistryRuleException>(() => Preferences.SayAsync(caller, studio.Id, id, wrong));
        foreach (var word in new[] { "twice", "#987654 takes no part", "names yourself", "is wished too", "'in the morning' is no time", "is 5", "mentoring rounds" }) Assert.Contains(word, refused.Message, StringComparison.Ordinal);
        Assert.Empty((await Preferences.ReadAsync(caller, studio.Id, id))!.Says.Wishes);

        var round = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Mentoring });
        var (firm, firms) = await InAsync(round, "Firm");
        var unknown = await Assert.ThrowsAsync<RegistryRuleException>(() => Preferences.SayAsync(firms, firm.Id, round, new() { Topics = ["no-topic"], Languages = ["vietnamesee"], Available = ["09:00-12:00"], Places = 0 }));
        foreach (var word in new[] { "no-topic", "did you mean", "are of forums", "between 1 and" }) Assert.Contains(word, unknown.Message, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task SayAsync_NotAllowedOrNotIn_IsRefused()
    {
        var id = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Forum });
        var (studio, caller) = await InAsync(id, "Studio");
        var (stranger, strangers) = await MemberAsync("Stranger");
        await Assert.ThrowsAsync<AccessDeniedException>(() => Preferences.SayAsync(strangers, studio.Id, id, new()));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Preferences.ReadAsync(strangers, studio.Id, id));
        await Assert.ThrowsAsync<ProgrammeNotFoundException>(() => Preferences.SayAsync(strangers, stranger.Id, id, new()));
        Assert.Null(await Preferences.ReadAsync(strangers, stranger.Id, id));
        await Applicants.WithdrawAsync(caller, studio.Id, id);
        await Assert.ThrowsAsync<ProgrammeException>(() => Preferences.SayAsync(caller, studio.Id, id, new()));

        var residency = await OpenAsync();
        await Applicants.ApplyAsync(strangers, stranger.Id, residency, new() { Pitch = "We would." });
        await Assert.ThrowsAsync<ProgrammeException>(() => Preferences.SayAsync(strangers, stranger.Id, residency, new()));
    }

    [RegistryFact]
    public async Task ApplyAsync_AnswersThatWouldStopTheRound_AreRefused_AndSilenceKeepsWhatWasSaid()
    {
        var round = await OpenAsync(draft => draft with { Kind = ProgrammeKind.Mentoring });
        var (studio, caller) = await MemberAsync("Studio");
        foreach (var answers in new[] { """{"languages": ["Klingon"], "places": 5000000}""", """{"wishes": ["x"]}""", """{"topics": [null]}""" })
            await Assert.ThrowsAsync<RegistryRuleException>(() => Applicants.ApplyAsync(caller, studio.Id, round, new() { Pitch = "Us", Answers = answers }));
        Assert.Null(await Applicants.EntryAsync(caller, studio.Id, round));
        await Applicants.ApplyAsync(caller, studio.Id, round, new() { Pitch = "Us" });
        await Preferences.SayAsync(caller, studio.Id, round, new() { Languages = ["vi"], Places = 2 });
        await Applicants.ApplyAsync(caller, studio.Id, round, new() { Pitch = "Us, better" });
        Assert.Equal(2, (await Preferences.ReadAsync(caller, studio.Id, round))!.Says.Places);

        // What came in before there were rules stops nobody.
        var said = MentoringAnswers.Read(4, """{"languages": ["Klingon", "vi"], "places": 5000000, "wishes": [4, 9], "avoid": [9]}""")!;
        Assert.Equal(["vi"], said.Languages!);
        Assert.Equal([9], said.Wishes);
        Assert.Empty(said.Avoid);
        Assert.Null(said.Places);
        Assert.Null(ForumAnswers.Read(4, "Studio", """{"least": 9, "most": 1}""", null).Least);
    }

    private async Task<(Actor Actor, Caller Caller)> InAsync(long programmeId, string name)
    {
        var (actor, caller) = await MemberAsync(name);
        await Entries.InviteAsync(await CuratorAsync(), programmeId, [actor.Id], null);
        await Applicants.AnswerAsync(caller, actor.Id, programmeId, accept: true);
        return (actor, caller);
    }
}
