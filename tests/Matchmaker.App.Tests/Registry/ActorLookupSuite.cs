using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Registry;

/// <summary>Finding the actor that a person names, and its profile.</summary>
public abstract class ActorLookupSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Find_ByKey_GivesTheActor()
    {
        var id = (await Registry.AddAsync(TestData.Actor())).Id;

        Assert.Equal(id, (await FindAsync($" #{id} ")).Id);
    }

    [RegistryFact]
    public async Task Find_ByExternalId_GivesTheActor()
    {
        var id = (await Registry.AddAsync(TestData.Actor("X", "KR", ("ror", "https://ror.org/04h9pn542")))).Id;

        Assert.Equal(id, (await FindAsync("ROR:https://ror.org/04h9pn542")).Id);
    }

    [RegistryFact]
    public async Task Find_ByNameOrAliasInAnotherSpelling_GivesTheActor()
    {
        var actor = TestData.Actor("Trường Đại học Huế");
        actor.Aliases.Add(TestData.Alias("Hue University"));
        await Registry.AddAsync(actor, TestData.Actor("Hue"));

        Assert.Equal(actor.Id, (await FindAsync("TRUONG DAI HOC HUE")).Id);
        Assert.Equal(actor.Id, (await FindAsync("hue-university")).Id);
    }

    [RegistryFact]
    public async Task Find_NameWithAColon_IsFoundAsAName()
    {
        var id = (await Registry.AddAsync(TestData.Actor("Studio: Layag"))).Id;

        Assert.Equal(id, (await FindAsync("studio: layag")).Id);
    }

    [RegistryFact]
    public async Task Find_NameThatIsAlsoItsAlias_IsNotAmbiguous()
    {
        var actor = TestData.Actor("Layag");
        actor.Aliases.Add(TestData.Alias("LAYAG"));
        await Registry.AddAsync(actor);

        Assert.Equal(actor.Id, (await FindAsync("layag")).Id);
    }

    [RegistryFact]
    public async Task Find_NobodyByThatName_OffersTheClosestFirst()
    {
        await Registry.AddAsync(TestData.Actor("Manila Film Studio"), TestData.Actor("Film Archive of Manila"), TestData.Actor("Chulalongkorn University"));

        var refusal = await Assert.ThrowsAsync<ActorNotFoundException>(() => FindAsync("Manilla Film Studios"));

        Assert.Equal("Manila Film Studio", refusal.Candidates[0].Name);
        Assert.DoesNotContain(refusal.Candidates, candidate => candidate.Name.StartsWith("Chula", StringComparison.Ordinal));
    }

    [RegistryFact]
    public async Task Find_ManyOfOneName_ShowsSomeAndSaysThereAreMore()
    {
        await Registry.AddAsync(TestData.Actor("Twin"), [.. Enumerable.Range(0, 11).Select(_ => TestData.Actor("Twin"))]);

        var refusal = await Assert.ThrowsAsync<ActorNotFoundException>(() => FindAsync("Twin"));

        Assert.Equal(8, refusal.Candidates.Count);
        Assert.StartsWith("At least 8 actors", refusal.Message, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Find_WhatCannotBe_SaysWhy()
    {
        await Registry.AddAsync(TestData.Actor("!!!", "KR", ("pic", "1")));
        foreach (var (reference, message) in new[]
        {
            ("#4711", "no actor #4711"), ("#x", "is not a key"), ("#-1", "is not a key"), ("#99999999999999999999", "is not a key"), ("pic:2", "pic id '2'"), ("!?", "is named by"), (" ", "is named by"),
            ("\uD800", "is named by"), ("Nothing like it", "nor anything like it"), ("100%_", "nor anything like it"),
        })
            Assert.Contains(message, (await Assert.ThrowsAsync<ActorNotFoundException>(() => FindAsync(reference))).Message, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Profile_SeveralRolesInOneCollaboration_CountOnce()
    {
        var (actor, partner) = (TestData.Actor("Actor"), TestData.Actor("Partner"));
        var collaboration = TestData.Collaboration(actor, partner);
        collaboration.Participations.Add(new() { Actor = actor, Role = "producer" });
        collaboration.Participations.Add(new() { Actor = partner, Role = "mentor" });
        await Registry.AddAsync(collaboration, TestData.Collaboration((DateOnly?)null, actor));

        await using var context = CreateContext();
        var profile = await new ActorProfiles(context).ReadAsync(actor.Id);

        Assert.Equal((2, 1), (profile!.CollaborationCount, profile.PartnerCount));
        Assert.Equal(1, Assert.Single(profile.FrequentPartners).Collaborations);
        Assert.Equal([new DateOnly(2024, 5, 1), null], profile.LatestCollaborations.Select(line => line.StartDate));
        Assert.Equal(("coordinator, producer", 2), (profile.LatestCollaborations[0].Role, profile.LatestCollaborations[0].Participants));
    }

    [RegistryFact]
    public async Task Profile_UnknownKey_IsNull()
    {
        await using var context = CreateContext();
        Assert.Null(await new ActorProfiles(context).ReadAsync(4711));
    }

    private async Task<Actor> FindAsync(string reference)
    {
        await using var context = CreateContext();
        return await new ActorLookup(context).FindAsync(reference);
    }
}
