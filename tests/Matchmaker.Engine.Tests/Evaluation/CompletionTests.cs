using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Groups;
using Matchmaker.Engine.Tests.Graph;
using Matchmaker.Engine.Tests.Ranking;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class CompletionTests
{
    private static readonly CompletionOptions Small = new() { FewestMembers = 3, MostMembers = 4 };

    [Fact]
    public void At_HandMadeCollaborations_HidesOneOfEachThatCounts()
    {
        var all = RandomCollaborations.Build(8, [new([0, 1, 2], 10), new([3, 4], 20), new([0, 3, 4], 100), new([0, 1], 100), new([0, 1, 2, 3, 4], 100), new([5, 6, 7], 100), new([0, 1, 3], 200), new([0, 1, 4], Hypergraph.UnknownDay)]);
        var split = CompletionSplit.At(all, 100, 200, 1, Small);
        var query = Assert.Single(split.Queries);
        Assert.Equal(2, query.Collaboration);
        Assert.Equal([0, 3, 4], query.Group.Members.Append(query.Hidden).Order());
        Assert.Equal(1, split.UnknownHidden);
        Assert.Equal([true, true, true, true, true, false, false, false], split.IsCandidate);
        Assert.Equal(3, CompletionSplit.At(all, 100, 200, 1, Small with { HiddenEach = 9 }).Queries.Count);
        Assert.True(Enumerable.Range(1, 20).Select(seed => CompletionSplit.At(all, 100, 200, (ulong)seed, Small).Queries[0].Hidden).Distinct().Count() == 3);
        var three = CompletionSplit.At(all, 100, 200, 1, Small with { HiddenEach = 9 });
        Assert.Equal([three.Queries[0], three.Queries[1]], three.AtMost(2).Queries);
        Assert.Same(three, three.AtMost(3));
        Assert.Throws<ArgumentException>(() => CompletionSplit.At(all, 100, 100, 1, Small));
        Assert.Throws<ArgumentException>(() => CompletionSplit.At(all, 100, 200, 1, new() { FewestMembers = 1 }));
    }

    [Fact]
    public void Evaluate_EqualScores_ShareTheMiddleOfTheirPlaces()
    {
        var all = RandomCollaborations.Build(6, [new([0, 1, 2, 3, 4, 5], 10), new([0, 1, 2], 100)]);
        var split = CompletionSplit.At(all, 100, 200, 1, Small);
        var (hidden, members) = (split.Queries[0].Hidden, split.Queries[0].Group.Members);
        double PlaceOf(Func<int, double> score) => new CompletionEvaluator(split, 1).Evaluate(new("m", () => (_, scores) =>
        {
            for (var actor = 0; actor < scores.Length; actor++) scores[actor] = score(actor);
        })).Places[0];

        // Four candidates are left: the hidden one, and the three that were not there.
        Assert.Equal(2.5, PlaceOf(_ => 1));
        Assert.Equal(1, PlaceOf(actor => actor == hidden ? 1 : 0));
        Assert.Equal(1, PlaceOf(actor => members.Contains(actor) ? 9 : actor == hidden ? 1 : 0));
        Assert.Equal(4, PlaceOf(actor => actor == hidden ? double.NegativeInfinity : 0));
    }

    [Fact]
    public void Read_Group_HasTheSignalsOfTheirDefinitions()
    {
        var (all, model) = Planted();
        var counts = model.Pairs.Counts;
        var graph = new CollaborationGraph(counts, 0, 0);
        int[] members = [0, 12, 25];
        var candidates = new GroupSignalReader(model).Read(new(members, [3]));
        Assert.True(candidates.Count > 20);
        var sums = new Matchmaker.Engine.Numerics.SparseAccumulator(model.ActorCount);
        for (var at = 0; at < candidates.Count; at++)
        {
            var (other, row) = (candidates.Actors[at], candidates.SignalsOf(at).ToArray());
            Assert.DoesNotContain(other, members);
            double ties = 0, chances = 0, factors = 0;
            foreach (var member in members)
            {
                ties += counts[member, other];
                SharedPartners.ResourceAllocation(graph, member, sums);
                chances += sums[other] / counts.RowSum(member);
                sums.Clear();
                factors += Matchmaker.Engine.Numerics.VectorKernels.Dot(model.Pairs.Factors.Rows.Row(member), model.Pairs.Factors.Columns.Row(other));
            }

            Assert.Equal(Math.Log(0.02 + (ties / 3)), row[(int)GroupSignal.Ties], 4);
            Assert.Equal(members.Count(member => counts.Contains(member, other)) / 3.0, row[(int)GroupSignal.MembersTied], 5);
            Assert.Equal(Math.Log(1e-4 + (chances / 3)), row[(int)GroupSignal.SharedPartners], 3);
            Assert.Equal(Math.Log(1e-4 + Math.Max(0, factors / 3)), row[(int)GroupSignal.Factors], 3);
            var alike = Enumerable.Range(0, all.CollaborationCount).Where(c => all.Members(c).Contains(other)).Select(c => all.Members(c).ToArray().Count(members.Contains) / Math.Sqrt(3 * all.Size(c))).Max();
            Assert.Equal(alike, row[(int)GroupSignal.AlikeCollaboration], 4);
        }
    }

    /// <summary>Whoever is among the best of one kind of signal, everybody being ranked by it in full; with a rule, and both for a group that says what it is for and one that does not.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void Read_FewPerSource_TakesTheBestOfEachKind(int theme)
    {
        const int each = 4;
        var (_, model) = Planted();
        var query = new GroupQuery([0, 12, 25], theme < 0 ? [] : [theme]);
        static bool IsAllowed(int actor) => actor % 5 != 1;
        int[] open = [.. Enumerable.Range(0, model.ActorCount).Where(actor => model.Pairs.Counts.Degree(actor) > 0 && !query.Members.Contains(actor) && IsAllowed(actor))];
        var everybody = new GroupSignalReader(model).Read(query, null, open);
        double Of(int actor, GroupSignal signal) => everybody.SignalsOf(Array.BinarySearch(everybody.Actors, actor))[(int)signal];
        GroupSignal[] kinds =
        [
            GroupSignal.RecentTies, GroupSignal.Ties, GroupSignal.SharedPartners, GroupSignal.RecentPartners, GroupSignal.AlikeCollaborations, GroupSignal.Factors,
            theme < 0 ? GroupSignal.RecentActivity : GroupSignal.ThemeActivity,
        ];
        var expected = kinds.SelectMany(kind =>
        {
            // What an actor has that nothing leads to.
            var nothing = kind switch { GroupSignal.RecentTies => 0.005, GroupSignal.Ties => 0.02, GroupSignal.AlikeCollaborations => 0.001, GroupSignal.ThemeActivity => 0.05, GroupSignal.RecentActivity => 1, _ => 1e-4 };
            return open.Where(actor => Of(actor, kind) > Math.Log(nothing) + 1e-5).OrderByDescending(actor => Of(actor, kind)).ThenBy(actor => actor).Take(each);
        });

        Assert.Equal(expected.Distinct().Order(), new GroupSignalReader(model, each).Read(query, IsAllowed).Actors);
    }

    /// <summary>Whose ties have no date has no recent ones, and is not put forward for them.</summary>
    [Fact]
    public void Read_NothingDatedAndNoThemes_PutsForwardOnlyWhomTiesLeadTo()
    {
        var builder = new HypergraphBuilder(9);
        foreach (var members in (int[][])[[0, 1], [1, 2], [4, 5], [6, 7, 8]]) builder.Add(members, Hypergraph.UnknownDay, 1, []);
        var all = builder.Build();
        var pairs = SignalModel.Train(all, new ActorTraits(new int[9], new int[9]), 720, Options(), new AlsTrainer());

        var found = new GroupSignalReader(GroupModel.Build(pairs, all)).Read(new([0], [])).Actors;

        Assert.Equal(Enumerable.Range(1, 8).Where(actor => actor <= 2 || Engine.Numerics.VectorKernels.Dot(pairs.Factors.Rows.Row(0), pairs.Factors.Columns.Row(actor)) > 0), found);
        Assert.True(found.Length < 7);
    }

    [Fact]
    public void Read_TwiceOfOneReader_GivesTheSame()
    {
        var (_, model) = Planted();
        var reader = new GroupSignalReader(model);
        var query = new GroupQuery([5, 17], [5]);
        var first = reader.Read(query);
        reader.Read(new([1, 2, 3], []));
        var again = reader.Read(query);
        Assert.Equal(first.Actors, again.Actors);
        Assert.Equal(first.Signals, again.Signals);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(new([9_999], [])));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(new([0], [-1])));
        Assert.Empty(reader.Read(query, _ => false).Actors);
    }

    [Fact]
    public void Train_PlantedCommunities_BeatsSummedMethodsOnALaterYear()
    {
        var all = RandomCollaborations.Build(PlantedCommunities.Actors, PlantedCommunities.Of(4));
        var cut = PlantedCommunities.FirstDay + (5 * 365);
        var split = CompletionSplit.At(all, cut, int.MaxValue, 1, new() { FewestMembers = 3 });
        var options = Options();
        var (model, trained) = GroupTraining.Train(split.Train, PlantedCommunities.Traits, cut, options, new AlsTrainer());
        Assert.True(trained.LearntFrom > 20);
        var evaluator = new CompletionEvaluator(split);
        var graph = new CollaborationGraph(model.Pairs.Counts, 0, 0);
        var own = evaluator.Evaluate(CompletionMethods.Of("own", model, trained.Ranker));
        CompletionMethod[] others = [CompletionMethods.Popularity(split), CompletionMethods.SummedResourceAllocation(graph), CompletionMethods.SummedFactors(model.Pairs.Factors)];
        Assert.All(others, other => Assert.True(evaluator.Evaluate(other).ReciprocalRank < own.ReciprocalRank, other.Name));
        Assert.Equal(own.Places, evaluator.Evaluate(CompletionMethods.Of("again", model, trained.Ranker)).Places);
        Assert.Equal([own.Places, evaluator.Evaluate(others[0]).Places], evaluator.Evaluate(["own", "popularity"], () =>
        {
            var (ours, popular) = (CompletionMethods.Of("own", model, trained.Ranker).ForThread(), others[0].ForThread());
            return (group, scores) =>
            {
                ours(group, scores[0]);
                popular(group, scores[1]);
            };
        }).Select(row => row.Places));
    }

    [Fact]
    public void Fit_TooLittleHistory_GivesTheUntrained()
    {
        var few = RandomCollaborations.Build(6, [new([0, 1, 2, 3], 10), new([0, 1, 4, 5], 700)]);
        var (_, trained) = GroupTraining.Train(few, new ActorTraits(new int[6], new int[6]), 720, Options(), new AlsTrainer());
        Assert.Same(GroupRanker.Untrained, trained.Ranker);
        Assert.Null(trained.Penalty);
    }

    private static SignalOptions Options()
    {
        var standard = new SignalOptions();
        return standard with { Factors = standard.Factors with { Rank = 8, Epochs = 3 } };
    }

    private static (Hypergraph All, GroupModel Model) Planted()
    {
        var all = RandomCollaborations.Build(PlantedCommunities.Actors, PlantedCommunities.Of(2));
        return (all, GroupModel.Build(SignalModel.Train(all, PlantedCommunities.Traits, PlantedCommunities.FirstDay + (6 * 365), Options(), new AlsTrainer()), all));
    }
}
