using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage.Changes;

/// <summary>The log that the database keeps of what changed in the registry.</summary>
public abstract class ChangeLogSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Since_NothingHappened_IsNone()
    {
        var changes = await SinceAsync(await StartAsync());

        Assert.True(changes!.IsNone);
    }

    [RegistryFact]
    public async Task Since_EachKindOfChangeToAnActor_NamesTheActor()
    {
        var (one, other) = (TestData.Actor("One"), TestData.Actor("Other"));
        await using var context = CreateContext();
        context.AddRange(one, other);
        await context.SaveChangesAsync();
        var position = await StartAsync();

        await ExpectAsync("a city", () => one.City = "Cebu");
        await ExpectAsync("a name", () => one.Aliases.Add(TestData.Alias()));
        await ExpectAsync("another name", () => one.Aliases[0].Name = "Layag too");
        await ExpectAsync("no name", () => one.Aliases.Clear());
        await ExpectAsync("an interest", () => one.Interests.Add(TestData.Interest()));
        await ExpectAsync("an interest's text", () => one.Interests[0].Text = "Backgrounds");
        await ExpectAsync("all of it", () => context.Remove(one));
        Assert.Equal(1, await context.Actors.CountAsync());

        async Task ExpectAsync(string what, Action change)
        {
            change();
            await context.SaveChangesAsync();
            var (actors, until) = await ReadAsync(position);
            Assert.True(actors.SequenceEqual([one.Id]), $"{what}: {string.Join(", ", actors)}");
            position = until;
        }
    }

    [RegistryFact]
    public async Task Since_InterestMovesToAnotherActor_NamesBoth()
    {
        var (one, other) = (TestData.Actor("One"), TestData.Actor("Other"));
        one.Interests.Add(TestData.Interest());
        await using var context = CreateContext();
        context.AddRange(one, other);
        await context.SaveChangesAsync();
        var position = await StartAsync();

        await context.Interests.ExecuteUpdateAsync(change => change.SetProperty(interest => interest.ActorId, other.Id));

        Assert.Equal([one.Id, other.Id], (await ReadAsync(position)).Actors);
    }

    [RegistryFact]
    public async Task Since_EachKindOfChangeToACollaboration_NamesTheCollaboration()
    {
        var (one, other, third) = (TestData.Actor("One"), TestData.Actor("Other"), TestData.Actor("Third"));
        var (joint, apart) = (TestData.Collaboration(one, other), TestData.Collaboration(one, third));
        await using var context = CreateContext();
        context.AddRange(one, other, third);
        await context.SaveChangesAsync();
        var position = await StartAsync();

        await ExpectAsync("new ones", () => context.AddRange(joint, apart), joint, apart);
        await ExpectAsync("a title", () => joint.Title = "Another", joint);
        await ExpectAsync("one more", () => joint.Participations.Add(new() { Actor = third, Role = "participant" }), joint);
        await ExpectAsync("one less", () => joint.Participations.RemoveAt(0), joint);
        await ExpectAsync("gone", () => context.Remove(apart), apart);

        await context.Participations.Where(part => part.ActorId == third.Id).ExecuteDeleteAsync();
        Assert.Equal([joint.Id], (await SinceAsync(position))!.Collaborations);

        async Task ExpectAsync(string what, Action change, params App.Collaborations.Collaboration[] expected)
        {
            change();
            await context.SaveChangesAsync();
            var changes = await SinceAsync(position);
            Assert.True(changes!.Collaborations.Order().SequenceEqual(expected.Select(one => one.Id).Order()), what);
            Assert.Empty(changes.Actors);
            position = changes.Until;
        }
    }

    [RegistryFact]
    public async Task Since_WordAboutAPartner_IsOfRulesAndToHaveSeenItIsNot()
    {
        var (one, other) = (await Registry.AddAsync(TestData.Actor("One")), await Registry.AddAsync(TestData.Actor("Other")));
        var position = await StartAsync();
        await using var context = CreateContext();
        async Task<bool> IsOfRulesAsync(object added)
        {
            context.Add(added);
            await context.SaveChangesAsync();
            var changes = await SinceAsync(position);
            position = changes!.Until;
            Assert.Empty(changes.Actors);
            return changes.IsOfRules;
        }

        Assert.False(await IsOfRulesAsync(new Feedback { ActorId = one.Id, PartnerId = other.Id, Kind = FeedbackKind.Seen, At = TestData.Now }));
        Assert.True(await IsOfRulesAsync(new Feedback { ActorId = one.Id, PartnerId = other.Id, Kind = FeedbackKind.Blocked, At = TestData.Now }));
        Assert.True(await IsOfRulesAsync(new Introduction { AskingActorId = one.Id, AskedActorId = other.Id, AskedAt = TestData.Now }));
    }

    [RegistryFact]
    public async Task Since_RolledBack_SaysNothing()
    {
        var position = await StartAsync();
        await using (var context = CreateContext())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Add(TestData.Actor());
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.True((await SinceAsync(position))!.IsNone);
    }

    [RegistryFact]
    public async Task Since_AskedForAll_SaysSoOnce()
    {
        var position = await StartAsync();
        await using var context = CreateContext();

        await ChangeLog.AskForAllAsync(Registry.Database, context, default);

        var changes = await SinceAsync(position);
        Assert.True(changes!.IsAskedForAll);
        Assert.True((await SinceAsync(changes.Until))!.IsNone);
    }

    [RegistryFact]
    public async Task Since_LogCutOrOfAnotherRegistry_CannotSay()
    {
        var actor = await Registry.AddAsync(TestData.Actor());
        var position = await StartAsync();
        Assert.Null(await SinceAsync(position with { Newest = (position.Newest.Id, position.Newest.Token + 1) }));
        await using var context = CreateContext();
        Assert.Equal(0, await ChangeLog.CutAsync(context, default));
        Assert.NotNull(await SinceAsync(position));

        context.Add(new RegistryChange { Id = position.Newest.Id + (2 * ChangeLog.Kept) + 1, Subject = ChangeSubject.Actor, SubjectId = actor.Id });
        await context.SaveChangesAsync();

        Assert.True(await ChangeLog.CutAsync(context, default) > 0);
        Assert.Null(await SinceAsync(position));
        Assert.Equal(1, await context.Changes.CountAsync());
    }

    private protected async Task<ChangePosition> StartAsync()
    {
        await using var context = CreateContext();
        await using var moment = await ReadMoment.BeginAsync(context, default);
        return await ChangeLog.NowAsync(Registry.Database, context, default);
    }

    private protected async Task<RegistryChanges?> SinceAsync(ChangePosition position)
    {
        await using var context = CreateContext();
        await using var moment = await ReadMoment.BeginAsync(context, default);
        return await ChangeLog.SinceAsync(Registry.Database, context, position, default);
    }

    private protected async Task<(IEnumerable<long> Actors, ChangePosition Until)> ReadAsync(ChangePosition position)
    {
        var changes = await SinceAsync(position);
        Assert.NotNull(changes);
        return (changes.Actors.Order(), changes.Until);
    }
}
