using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage;

/// <summary>What the database itself refuses, and what it takes along when something is deleted.</summary>
public abstract class IntegritySuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Save_ExternalIdOfAnotherActor_IsRefused()
    {
        await Registry.AddAsync(TestData.Actor("First", "VN", ("pic", "999854661")));

        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(TestData.Actor("Second", "VN", ("pic", "999854661"))));
    }

    [RegistryFact]
    public async Task Save_SameValueInAnotherScheme_IsAccepted()
    {
        await Registry.AddAsync(TestData.Actor("First", "VN", ("pic", "1")), TestData.Actor("Second", "VN", ("ror", "1")));

        await using var context = CreateContext();
        Assert.Equal(2, await context.ExternalIds.CountAsync(id => id.Value == "1"));
    }

    [RegistryFact]
    public async Task Save_CollaborationKnownAlready_IsRefused()
    {
        await Registry.AddAsync(External("rcn", "200001"), External("demo", "200001"));

        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(External("rcn", "200001")));
    }

    [RegistryFact]
    public async Task Save_CollaborationsWithoutExternalId_AreNotOneAndTheSame()
    {
        await Registry.AddAsync(TestData.Collaboration(), TestData.Collaboration());

        await using var context = CreateContext();
        Assert.Equal(2, await context.Collaborations.CountAsync());
    }

    [RegistryFact]
    public async Task Save_ModelNameTwice_IsRefused()
    {
        await Registry.AddAsync(TestData.ModelVersion("v1"));

        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(TestData.ModelVersion("v1")));
    }

    [RegistryFact]
    public async Task Save_ParticipationOfNobody_IsRefused()
    {
        var collaboration = TestData.Collaboration();
        collaboration.Participations.Add(new() { ActorId = 4711, Role = "participant" });

        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(collaboration));
    }

    [RegistryFact]
    public async Task Save_AliasOfNobody_IsRefused() =>
        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(new ActorAlias { ActorId = 4711, Name = "Nobody" }));

    [RegistryFact]
    public async Task Save_ActorTwiceInOneRole_IsRefused()
    {
        var actor = await Registry.AddAsync(TestData.Actor());
        var collaboration = await Registry.AddAsync(TestData.Collaboration());
        Participation Again() => new() { CollaborationId = collaboration.Id, ActorId = actor.Id, Role = "mentor" };
        await Registry.AddAsync(Again());

        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(Again()));
    }

    [RegistryFact]
    public async Task Save_OneWrongRecordAmongRightOnes_StoresNone()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => Registry.AddAsync(TestData.Actor("Right"), new ActorAlias { ActorId = 4711, Name = "Nobody" }));

        await using var context = CreateContext();
        Assert.Equal(0, await context.Actors.CountAsync());
    }

    [RegistryFact]
    public async Task DeleteActor_WithoutCollaborations_TakesAllThatIsItsOwn()
    {
        var (actor, partner) = (TestData.Actor("Leaving", "TH", ("pic", "1")), TestData.Actor("Staying"));
        actor.Aliases.Add(TestData.Alias());
        actor.Interests.Add(TestData.Interest());
        var person = TestData.Actor("Mentor", kind: ActorKind.Person);
        person.Affiliation = actor;
        await Registry.AddAsync(TestData.Feedback(actor, partner), TestData.Feedback(partner, actor), TestData.Introduction(actor, partner), person);
        await Registry.AddAsync(new Introduction { AskingActorId = partner.Id, AskedActorId = person.Id, IntroducerId = actor.Id, AskedAt = TestData.Now });

        await DeleteActorAsync(actor.Id);

        await using var context = CreateContext();
        Assert.Equal((0, 0, 0, 0), (await context.Aliases.CountAsync(), await context.Interests.CountAsync(), await context.ExternalIds.CountAsync(), await context.Feedback.CountAsync()));
        Assert.Null((await context.Actors.SingleAsync(a => a.Id == person.Id)).AffiliationId);
        Assert.Null((await context.Introductions.SingleAsync()).IntroducerId);
    }

    [RegistryFact]
    public async Task DeleteActor_ThatCollaborated_IsRefused()
    {
        var (actor, partner) = (TestData.Actor("Partner"), TestData.Actor("Other"));
        await Registry.AddAsync(TestData.Collaboration(actor, partner));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => DeleteActorAsync(actor.Id));

        await using var context = CreateContext();
        Assert.Equal(2, await context.Participations.CountAsync());
    }

    [RegistryFact]
    public async Task DeleteCollaboration_TakesItsParticipations_LeavesTheActors()
    {
        await Registry.AddAsync(TestData.Collaboration(TestData.Actor("One"), TestData.Actor("Other")));

        await using var context = CreateContext();
        await context.Collaborations.ExecuteDeleteAsync();
        Assert.Equal((0, 2), (await context.Participations.CountAsync(), await context.Actors.CountAsync()));
    }

    private static Collaboration External(string scheme, string value)
    {
        var collaboration = TestData.Collaboration();
        (collaboration.ExternalScheme, collaboration.ExternalValue) = (scheme, value);
        return collaboration;
    }

    // By the database's own rules: nothing is loaded that Entity Framework could delete for it.
    private async Task DeleteActorAsync(long id)
    {
        await using var context = CreateContext();
        await context.Actors.Where(a => a.Id == id).ExecuteDeleteAsync();
    }
}
