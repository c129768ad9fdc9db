using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

public sealed class ProjectionTests
{
    public static TheoryData<ProjectionOptions> AllKinds => new()
    {
        new ProjectionOptions(),
        new ProjectionOptions { SizeDiscount = 0 },
        new ProjectionOptions { SizeDiscount = 0.5, MaximumSize = 5 },
        new ProjectionOptions { SizeDiscount = 2, MaximumSize = 2 },
        new ProjectionOptions { HalfLifeDays = 400, AsOfDay = RandomCollaborations.FirstDay + (6 * 365) },
        new ProjectionOptions { HalfLifeDays = 90.5, AsOfDay = RandomCollaborations.FirstDay + 1000, SizeDiscount = 0, MaximumSize = 7 },
    };

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Build_RandomHypergraphs_EqualsADictionaryOfPairs(ProjectionOptions options)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var plain = RandomCollaborations.Of(seed, 25, 40);
            var expected = PlainProjection.Of(plain, options);

            var graph = Projection.Build(RandomCollaborations.Build(25, plain), options);

            Assert.Equal(expected.Count, graph.Adjacency.EntryCount);
            Assert.Equal(expected.Count / 2, graph.PairCount);
            foreach (var ((a, b), weight) in expected) Assert.Equal(weight, graph.Adjacency[a, b], 1e-6 * weight);
            for (var actor = 0; actor < 25; actor++)
            {
                Assert.Equal(expected.Where(tie => tie.Key.A == actor).Sum(tie => tie.Value), graph.Strengths[actor], 1e-4);
                Assert.Equal(expected.Keys.Count(pair => pair.A == actor), graph.Degree(actor));
            }

            Assert.Equal(plain.Count(one => one.Size > options.MaximumSize), graph.OversizedCount);
            Assert.Equal(
                options.HalfLifeDays is null ? 0 : plain.Count(one => one.Size >= 2 && one.Size <= options.MaximumSize && one.Day == Hypergraph.UnknownDay),
                graph.UndatedCount);
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Build_AnyOptions_IsSymmetricToTheBit(ProjectionOptions options)
    {
        var adjacency = Projection.Build(RandomCollaborations.Build(30, RandomCollaborations.Of(7, 30, 80)), options).Adjacency;
        var transposed = adjacency.Transpose();

        Assert.True(adjacency.EntryCount > 0);
        Assert.Equal(adjacency.RowStarts, transposed.RowStarts);
        Assert.Equal(adjacency.Columns, transposed.Columns);
        Assert.Equal(adjacency.Values, transposed.Values);
    }

    /// <summary>A trio of weight 1 two half-lives ago gives each pair 1 · ¼ / 2; a pair of weight 3 after the as-of day is not aged.</summary>
    [Fact]
    public void Build_TwoCollaborations_GivesTheWeightsWorkedOutByHand()
    {
        var builder = new HypergraphBuilder(4);
        builder.Add([2, 0, 1, 0], day: 800);
        builder.Add([0, 1], day: 1500, weight: 3);

        var graph = Projection.Build(builder.Build(), new ProjectionOptions { HalfLifeDays = 100, AsOfDay = 1000 });

        Assert.Equal(3.125f, graph.Adjacency[0, 1]);
        Assert.Equal(0.125f, graph.Adjacency[1, 2]);
        Assert.Equal(3.25, graph.Strengths[0]);
        Assert.Equal((3, 0), (graph.PairCount, graph.Degree(3)));
    }

    [Fact]
    public void Build_WithoutAgeing_SpendsOneUnitOfTieOnEachCollaboration()
    {
        var builder = new HypergraphBuilder(20);
        builder.Add([.. Enumerable.Range(0, 17)], 0);
        builder.Add([3, 19], 0);

        var strengths = Projection.Build(builder.Build(), new ProjectionOptions()).Strengths;

        Assert.Equal(1, strengths[0], 1e-6);
        Assert.Equal(2, strengths[3], 1e-6);
        Assert.Equal(0, strengths[18]);
    }

    /// <summary>Ten years are 3,650 half-lives of a day: far below what 32 bits hold.</summary>
    [Fact]
    public void Build_VeryOldCollaboration_StaysATieWhoseReciprocalIsFinite()
    {
        var builder = new HypergraphBuilder(60);
        builder.Add([.. Enumerable.Range(0, 60)], day: 1, weight: 0.1f);

        var graph = Projection.Build(builder.Build(), new ProjectionOptions { HalfLifeDays = 1, AsOfDay = 3651 });

        Assert.Equal(59, graph.Degree(0));
        Assert.True(float.IsFinite(1 / graph.Adjacency[0, 1]), $"1 / {graph.Adjacency[0, 1]} is not finite.");
    }

    [Fact]
    public void Build_NobodyOrNothing_IsEmpty()
    {
        Assert.Equal(0, Projection.Build(new HypergraphBuilder(0).Build(), new ProjectionOptions()).ActorCount);
        Assert.Equal(0, Projection.Build(new HypergraphBuilder(3).Build(), new ProjectionOptions()).PairCount);
    }

    [Fact]
    public void Build_OptionsOutOfRange_AreRefused()
    {
        Refused(new ProjectionOptions { MaximumSize = 1 }, "maximum size");
        Refused(new ProjectionOptions { SizeDiscount = -0.1 }, "size discount");
        Refused(new ProjectionOptions { SizeDiscount = 2.1 }, "size discount");
        Refused(new ProjectionOptions { SizeDiscount = double.NaN }, "size discount");
        Refused(new ProjectionOptions { HalfLifeDays = 0 }, "half-life");
        Refused(new ProjectionOptions { HalfLifeDays = -1 }, "half-life");
        Refused(new ProjectionOptions { HalfLifeDays = double.NaN }, "half-life");
    }

    private static void Refused(ProjectionOptions options, string named)
    {
        var error = Assert.Throws<ArgumentException>(() => Projection.Build(new HypergraphBuilder(2).Build(), options));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
