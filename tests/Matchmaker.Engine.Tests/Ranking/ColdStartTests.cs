using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class ColdStartTests
{
    private const int Cut = PlantedNewcomers.FirstDay + (5 * 365);
    private const int Newcomer = RankingWorld.Actors - 1;
    private static readonly SignalOptions Options = new() { Factors = new() { Rank = 12, Epochs = 8, UnobservedWeight = 0.1f, Regularization = 0.02f } };

    [Fact]
    public void Train_PlantedNewcomers_RanksTheLaterOnesByTheirProfile()
    {
        var collaborations = PlantedNewcomers.Collaborations(1);
        var split = ColdStartSplit.At(collaborations, Cut);
        var evaluator = new PartnerEvaluator(split);

        var with = PartnerTraining.Train(split.Train, PlantedNewcomers.Traits(2), Cut, Options, new AlsTrainer());
        var without = PartnerTraining.Train(split.Train, PlantedNewcomers.Traits(2, hasFeatures: false), Cut, Options, new AlsTrainer());

        Assert.True(split.Queries.Length > 40, $"{split.Queries.Length}");
        var popularity = evaluator.Evaluate(Baselines.Popularity(split, 20));
        var full = evaluator.Evaluate(with.Ranker.AsRecommender("full", 20));
        var blind = evaluator.Evaluate(without.Ranker.AsRecommender("blind", 20));
        Assert.True(full.Ndcg > 2 * popularity.Ndcg && full.Ndcg > 2 * blind.Ndcg, $"{full.Ndcg:F3}, popularity {popularity.Ndcg:F3}, without features {blind.Ndcg:F3}");
        Assert.NotNull(with.Newcomers);
        Assert.Same(with.Newcomers.Ranker, with.Ranker.For(split.Queries[0]));
        Assert.Same(with.Ranker.Ranker, with.Ranker.For(0));
        Assert.InRange(with.Newcomers.LearntFrom, 20, 200);
        Assert.True(with.Newcomers.Validation!.Ndcg > 1.5 * with.Newcomers.ValidationBaseline!.Ndcg);
    }

    /// <summary>Nothing of the test period may show: another future gives the same weights and lists, to the bit.</summary>
    [Fact]
    public void Train_AnotherFuture_GivesTheSameLists()
    {
        int[] ListsOf(int seedOfFuture, Func<Hypergraph, PartnerSplit> cut)
        {
            var builder = new HypergraphBuilder(PlantedNewcomers.Actors);
            Copy(PlantedNewcomers.Collaborations(1).Between(int.MinValue, Cut), builder);
            Copy(PlantedNewcomers.Collaborations(seedOfFuture).Between(Cut, int.MaxValue), builder);
            var trained = PartnerTraining.Train(cut(builder.Build()).Train, PlantedNewcomers.Traits(2), Cut, Options, new AlsTrainer());
            var ask = trained.Ranker.AsRecommender("full", 20).ForThread();
            return [.. Enumerable.Range(PlantedNewcomers.Actors - 80, 80).SelectMany(ask)];
        }

        Assert.Equal(ListsOf(1, all => ColdStartSplit.At(all, Cut)), ListsOf(3, all => ColdStartSplit.At(all, Cut)));
    }

    [Fact]
    public void Train_HardlyAnyNewcomers_ServesThemWithTheOtherRanker()
    {
        var collaborations = RandomCollaborations.Build(PlantedCommunities.Actors, PlantedCommunities.Of(1));
        var trained = PartnerTraining.Train(collaborations, PlantedCommunities.Traits, PlantedCommunities.FirstDay + (6 * 365), Options, new AlsTrainer());

        Assert.Null(trained.Newcomers);
        Assert.Same(trained.Ranker.Ranker, trained.Ranker.For(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_Newcomer_GivesItsFourSignalsAsDocumented(int seed)
    {
        var world = new RankingWorld(seed);
        var firstDay = RankingWorld.Everyone.Select(actor => TakesPart(world, actor).Select(one => one.Day).DefaultIfEmpty(int.MaxValue).Min()).ToArray();
        double Ties(int other, Func<int, bool> counts, bool newcomersOnly) => world.Used.Where(one => one.Day != Hypergraph.UnknownDay && one.Members.Contains(other))
            .Sum(one => Math.Pow(0.5, (RankingWorld.AsOfDay - one.Day) / 1000.0) * one.Distinct.Count(member => member != other && counts(member) && (!newcomersOnly || firstDay[member] == one.Day)));
        bool IsOfHelix(int member) => world.Traits.Helix[member] == world.Traits.Helix[Newcomer];
        bool IsOfCountry(int member) => world.Traits.Country[member] == world.Traits.Country[Newcomer];

        var list = new SignalReader(world.Model).Read(Newcomer);

        Assert.True(list.Count > 10);
        for (var at = 0; at < list.Count; at++)
        {
            var (other, signals) = (list.Actors[at], list.SignalsOf(at).ToArray());
            Assert.Equal(Math.Log(1 + Ties(other, _ => true, true)), signals[(int)Signal.Newcomers], 1e-4);
            Assert.Equal(Math.Log(1 + Ties(other, IsOfHelix, true)), signals[(int)Signal.NewcomersOfHelix], 1e-4);
            Assert.Equal(Math.Log(1 + Ties(other, IsOfCountry, true)), signals[(int)Signal.NewcomersOfCountry], 1e-4);
            Assert.Equal(Math.Log(1 + Ties(other, IsOfCountry, false)), signals[(int)Signal.TiesWithCountry], 1e-4);
        }
    }

    /// <summary>A newcomer's product of factors is that of the factors regressed from its profile, against the best of its list.</summary>
    [Fact]
    public void Read_NewcomerWithFeatures_HasTheProductOfItsRegressedFactors()
    {
        var traits = PlantedNewcomers.Traits(2);
        var split = ColdStartSplit.At(PlantedNewcomers.Collaborations(1), Cut);
        var signals = SignalModel.Train(split.Train, traits, Cut, Options, new AlsTrainer());
        var newcomer = split.Queries[0];
        var query = new float[12];
        traits.Features!.Regress(signals.Factors, newcomer, query);
        double Product(int other) => Engine.Numerics.VectorKernels.Dot(query, signals.Factors.Columns.Row(other));

        var list = new SignalReader(signals).Read(newcomer);

        var best = list.Actors.Max(Product);
        Assert.True(best > 0.01);
        for (var at = 0; at < list.Count; at++)
            Assert.Equal(Math.Log(1e-4 + Math.Max(0, Product(list.Actors[at]))), list.SignalsOf(at)[(int)Signal.Factors], 1e-3);
    }

    /// <summary>Each way of nominating, with everybody ranked in full; the rule refuses every third.</summary>
    [Fact]
    public void Nominate_Newcomer_TakesTheBestOfEachKind()
    {
        const int each = 7;
        var traits = PlantedNewcomers.Traits(2);
        var split = ColdStartSplit.At(PlantedNewcomers.Collaborations(1), Cut);
        var model = SignalModel.Train(split.Train, traits, Cut, Options with { CandidatesPerSource = each }, new AlsTrainer());
        var newcomer = split.Queries[0];
        bool IsOpen(int other) => other % 3 != 0 && model.Counts.Degree(other) > 0;
        var query = new float[12];
        traits.Features!.Regress(model.Factors, newcomer, query);
        double Active(int other) => 1 + model.Ties.AgedStrengths[other];
        Func<int, double>[] kinds =
        [
            other => Engine.Numerics.VectorKernels.Dot(query, model.Factors.Columns.Row(other)),
            Active,
            other => Active(other) * Math.Exp(model.CountryLift[traits.Country[newcomer], traits.Country[other]]) * Math.Exp(model.HelixLift[traits.Helix[newcomer], traits.Helix[other]]),
            other => traits.Country[other] == traits.Country[newcomer] ? Active(other) : 0,
            other => traits.Helix[other] == traits.Helix[newcomer] ? Active(other) : 0,
            other => model.Newcomers.ByCountry[other, traits.Country[newcomer]],
            other => model.Newcomers.Newcomers[other],
        ];
        var expected = kinds.SelectMany(kind => Enumerable.Range(0, PlantedNewcomers.Actors).Where(other => IsOpen(other) && kind(other) > 0).OrderByDescending(kind).Take(each));

        var candidates = new CandidateSet(PlantedNewcomers.Actors);
        new ColdStartNomination(model).Nominate(newcomer, IsOpen, candidates);

        Assert.Equal(expected.Distinct().Order(), candidates.Take());
    }

    [Fact]
    public void Train_FeaturesThatDoNotFit_AreRefused()
    {
        var traits = PlantedNewcomers.Traits(2);
        var features = traits.Features!;
        Assert.Contains("rows of features", Refused(features with { Values = new(features.Names.Count, [0], [], []) }), StringComparison.Ordinal);
        Assert.Contains("names", Refused(features with { Names = ["a"] }), StringComparison.Ordinal);
        Assert.Contains("strengths", Refused(features with { Strengths = [1] }), StringComparison.Ordinal);

        string Refused(ActorFeatures wrong) => Assert.Throws<ArgumentException>(
            () => SignalModel.Train(PlantedNewcomers.Collaborations(1), traits with { Features = wrong }, Cut, Options, new AlsTrainer())).Message;
    }

    private static IEnumerable<PlainCollaboration> TakesPart(RankingWorld world, int actor) => world.Used.Where(one => one.Members.Contains(actor));

    private static void Copy(Hypergraph from, HypergraphBuilder to)
    {
        for (var c = 0; c < from.CollaborationCount; c++) to.Add(from.Members(c), from.Day(c), from.Weight(c), from.Themes(c));
    }
}
