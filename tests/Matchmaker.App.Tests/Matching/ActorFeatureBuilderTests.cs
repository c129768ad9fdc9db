using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Tests.Matching;

public sealed class ActorFeatureBuilderTests
{
    [Fact]
    public async Task Load_Profile_HasEveryPartOfItWithWiderTerms()
    {
        using var registry = await TestRegistry.SqliteAsync();
        var actor = TestData.Actor("Studio Čebu, Inc.", "PH", Helix.Media, ActorKind.Person);
        (actor.Size, actor.Description, actor.Sectors, actor.Languages) = (ActorSize.Micro, "We draw animals", [NarrowTerm(Taxonomy.Sectors).Code], ["fil"]);
        actor.Interests.Add(TestData.Interest(InterestKind.Need, NarrowTerm(Taxonomy.Interests).Code, "Distributors in Seoul"));
        var other = TestData.Actor("Studio Čebu, Inc.", "KR");
        (other.Description, other.Interests) = (actor.Description, [TestData.Interest(InterestKind.Need, null, "Distributors in Seoul")]);
        await registry.AddAsync(actor, other, TestData.Actor("Third"), TestData.Actor("Fourth"));

        var all = (await RegistrySnapshot.LoadAsync(registry.Database)).ReadFeatureTerms();
        string[] terms = [.. all.Of(0).ToArray().Select(term => all.Names[term])];

        string[] expected =
        [
            "country:PH", "country+helix:PH+Media", "helix:Media", "size:Micro", "language:fil",
            $"sector:{NarrowTerm(Taxonomy.Sectors).Code}", $"sector:{NarrowTerm(Taxonomy.Sectors).Parent}", $"need:{NarrowTerm(Taxonomy.Interests).Code}", $"need:{NarrowTerm(Taxonomy.Interests).Parent}",
            "word:studio", "word:cebu", "word:inc", "word:we", "word:draw", "word:animals", "word:distributors", "word:in", "word:seoul",
        ];
        Assert.Superset(expected.ToHashSet(), terms.ToHashSet());
        Assert.DoesNotContain(terms, term => term.StartsWith("offer:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_Words_LeavesOutTheRareAndTheCommonAndScalesTheRest()
    {
        var features = await FeaturesAsync(new() { Words = 2, FewestWithWord = 2, GreatestShareWithWord = 0.5 }, "Alpha rare studio", "Alpha often studio", "Beta often studio", "Beta often studio", "Gamma studio", "Delta studio");

        Assert.Equal(["word:alpha", "word:beta", "word:often"], features.Names.Where(name => name.StartsWith("word:", StringComparison.Ordinal)));
        Assert.Equal(4, WordsOf(features, 1).Sum(value => value * value), 1e-4);
        Assert.Equal(4, WordsOf(features, 0).Sum(value => value * value), 1e-4);
        Assert.Empty(WordsOf(features, 4));

        // alpha is in two of six names, often in three: √ln 3 and √ln 2 before both are scaled to length 2.
        Assert.Equal(Math.Sqrt(Math.Log(3) / Math.Log(2)), WordsOf(features, 1)[0] / WordsOf(features, 1)[1], 1e-4);
    }

    [Fact]
    public async Task Build_WeightOfZero_LeavesThatPartOut()
    {
        var features = await FeaturesAsync(new() { Words = 0, CountryAndHelix = 0 }, "Same name", "Same name", "Same name");

        Assert.Equal(["country:PH", "helix:Industry"], features.Names);
    }

    /// <summary>What a served model sees: profiles of today in the words of the day it was trained.</summary>
    [Fact]
    public async Task Build_InAModelsVocabulary_PassesOverWhatItDoesNotKnow()
    {
        using var registry = await TestRegistry.SqliteAsync();
        foreach (var name in new[] { "Alpha one", "Alpha two", "Beta three", "Gamma four" }) await registry.AddAsync(TestData.Actor(name));
        var builder = new ActorFeatureBuilder(new() { FewestWithWord = 2, GreatestShareWithWord = 1 });
        var trained = builder.Build((await RegistrySnapshot.LoadAsync(registry.Database)).ReadFeatureTerms());
        foreach (var name in new[] { "Omega one", "Omega two", "Omega alpha" }) await registry.AddAsync(TestData.Actor(name, "KR"));
        var profiles = (await RegistrySnapshot.LoadAsync(registry.Database)).ReadFeatureTerms();

        var now = builder.Build(profiles, trained.Names, trained.Strengths);

        Assert.Equal(trained.Names, now.Names);
        for (var actor = 0; actor < 4; actor++) Assert.Equal(trained.Values.RowValues(actor).ToArray(), now.Values.RowValues(actor).ToArray());
        Assert.Equal(["helix:Industry", "word:alpha"], now.Values.RowColumns(6).ToArray().Select(column => now.Names[column]));
        Assert.Contains("word:omega", builder.Build(profiles).Names);
    }

    private static TaxonomyTerm NarrowTerm(Taxonomy taxonomy) => taxonomy.Terms.First(term => term.Parent is not null);

    private static float[] WordsOf(ActorFeatures features, int actor) =>
        [.. features.Values.RowColumns(actor).ToArray().Zip(features.Values.RowValues(actor).ToArray()).Where(one => features.Names[one.First].StartsWith("word:", StringComparison.Ordinal)).Select(one => one.Second)];

    private static async Task<ActorFeatures> FeaturesAsync(ActorFeatureOptions options, params string[] names)
    {
        using var registry = await TestRegistry.SqliteAsync();
        foreach (var name in names) await registry.AddAsync(TestData.Actor(name));
        return new ActorFeatureBuilder(options).Build((await RegistrySnapshot.LoadAsync(registry.Database)).ReadFeatureTerms());
    }
}
