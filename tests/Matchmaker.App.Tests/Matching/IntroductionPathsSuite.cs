using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

/// <summary>Who can introduce whom: Asking – Hub and Second – Asked, on dated collaborations.</summary>
public abstract class IntroductionPathsSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private readonly Actor _asking = TestData.Actor("Asking");
    private readonly Actor _hub = TestData.Actor("Hub", "TH", Helix.Academia);
    private readonly Actor _second = TestData.Actor("Second", "VN");
    private readonly Actor _asked = TestData.Actor("Asked", "KR", Helix.Media);
    private readonly Actor _alone = TestData.Actor("Alone");

    [RegistryFact]
    public async Task Find_SeveralChains_ShortestThenStrongestFirstWithWhatEachPairDid()
    {
        await AddAsync();

        var answer = await FindAsync(_asking, _asked);

        Assert.Equal(IntroductionOutcome.Chains, answer.Outcome);
        Assert.Equal([["Asking", "Hub", "Asked"], ["Asking", "Second", "Asked"], ["Asking", "Third", "Second", "Asked"]], answer.Chains.Select(chain => chain.Actors.Select(actor => actor.Name)));
        Assert.Equal((Helix.Academia, "TH"), (answer.Chains[0].Actors[1].Helix, answer.Chains[0].Actors[1].Country));
        Assert.Equal(new JointWork(2, "The later film", "co-production", 2024, 2), answer.Chains[0].Links[0]);
        Assert.Equal(new JointWork(1, "rcn:17", "co-production", 2023, 2), answer.Chains[0].Links[1]);
        Assert.Equal(new JointWork(1, null, "co-production", 2022, 3), answer.Chains[1].Links[0]);

        // Two joint works of two are half as long as one: 1 / (1/2 + 1); a work of three gives each pair a half.
        Assert.Equal([2 / 3.0, 1 / 3.0, 1 / 5.0], answer.Chains.Select(chain => chain.Strength), Closely);
    }

    [RegistryFact]
    public async Task Find_OneChainAskedFor_GivesTheBest()
    {
        await AddAsync();

        Assert.Equal("Hub", Assert.Single((await FindAsync(_asking, _asked, count: 1)).Chains).Actors[1].Name);
    }

    [RegistryFact]
    public async Task Find_AsOfAnEarlierDay_KnowsNothingLater()
    {
        await AddAsync();

        var answer = await FindAsync(_asking, _asked, asOf: new DateOnly(2023, 6, 1));

        Assert.Equal(["Second", "Third"], answer.Chains.Select(chain => chain.Actors[1].Name));
        var early = await FindAsync(_asking, _asked, asOf: new DateOnly(2022, 1, 1));
        Assert.Equal((IntroductionOutcome.OutOfReach, 0), (early.Outcome, early.Chains.Count));
        Assert.Equal(["Asking", "Asked"], early.WithoutPartners.Select(actor => actor.Name));
    }

    [RegistryFact]
    public async Task Find_PartnersAlready_ShowsTheirOwnLinkOnly()
    {
        await AddAsync();

        var answer = await FindAsync(_hub, _asking);

        Assert.Equal(IntroductionOutcome.AlreadyPartners, answer.Outcome);
        Assert.Equal("The later film", Assert.Single(Assert.Single(answer.Chains).Links).Title);
    }

    [RegistryFact]
    public async Task Find_NobodyBetween_SaysWhoHasNoPartners()
    {
        await AddAsync();

        var answer = await FindAsync(_asking, _alone);

        Assert.Equal((IntroductionOutcome.OutOfReach, "Alone"), (answer.Outcome, Assert.Single(answer.WithoutPartners).Name));
    }

    [RegistryFact]
    public async Task Find_ChainLongerThanAllowed_IsOutOfReach()
    {
        await AddAsync();

        var answer = await FindAsync(_asking, _asked, maximumHops: 1);

        Assert.Equal((IntroductionOutcome.OutOfReach, 0), (answer.Outcome, answer.WithoutPartners.Count));
    }

    [RegistryFact]
    public async Task Find_BothInOneCrowd_TellsOfItAndMakesThemNoPartners()
    {
        var crowd = Enumerable.Range(0, 61).Select(at => TestData.Actor($"One of many {at}")).ToArray();
        await Registry.AddAsync(TestData.Collaboration(crowd));

        var answer = await FindAsync(crowd[0], crowd[1]);

        Assert.Equal((IntroductionOutcome.OutOfReach, 61), (answer.Outcome, answer.Crowd?.Participants));
    }

    [RegistryFact]
    public async Task Find_OneActorTwice_IsRefused()
    {
        await AddAsync();

        await Assert.ThrowsAsync<IntroductionException>(() => FindAsync(_hub, _hub));
    }

    [RegistryFact]
    public async Task Find_ActorNewerThanTheSnapshot_IsRefused()
    {
        await AddAsync();
        var paths = new IntroductionPaths(await RegistrySnapshot.LoadAsync(Registry.Database));
        var newcomer = await Registry.AddAsync(TestData.Actor("Newcomer"));
        await using var context = CreateContext();

        await Assert.ThrowsAsync<IntroductionException>(() => paths.FindAsync(context, _hub, newcomer));
    }

    private static bool Closely(double one, double other) => Math.Abs(one - other) < 1e-6;

    private async Task AddAsync()
    {
        var later = TestData.Collaboration(new DateOnly(2024, 3, 1), _asking, _hub);
        later.Title = "The later film";
        later.Participations.Add(new() { Actor = _asking, Role = "funder" });
        var known = TestData.Collaboration(new DateOnly(2023, 7, 1), _hub, _asked);
        (known.Title, known.ExternalScheme, known.ExternalValue) = (null, "rcn", "17");
        var nameless = TestData.Collaboration(new DateOnly(2022, 2, 1), _asking, _second, TestData.Actor("Third"));
        nameless.Title = null;
        var undated = TestData.Collaboration(start: null, _asking, _hub);
        await Registry.AddAsync(later, undated, known, nameless, TestData.Collaboration(new DateOnly(2022, 5, 1), _second, _asked), _alone);
    }

    private async Task<IntroductionAnswer> FindAsync(Actor from, Actor to, int count = 3, int maximumHops = 4, DateOnly? asOf = null)
    {
        await using var context = CreateContext();
        var paths = new IntroductionPaths(await RegistrySnapshot.LoadAsync(Registry.Database), asOf);
        return await paths.FindAsync(context, from, to, count, maximumHops);
    }
}
