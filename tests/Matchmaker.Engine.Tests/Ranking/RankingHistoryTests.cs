using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

public sealed class RankingHistoryTests
{
    private const int From = PlantedCommunities.FirstDay + (4 * 365);
    private const int Until = From + 365;
    private static readonly SignalOptions Options = new() { Factors = new() { Rank = 8, Epochs = 3 } };

    /// <summary>What starts on the first day or later is replaced by something else: every signal of every actor must stay what it was, to the bit.</summary>
    [Fact]
    public void Of_AnotherFuture_LeavesTheSignalsAsTheyWere()
    {
        var past = PlantedCommunities.Of(1).Where(one => one.Day < From).ToList();
        var future = PlantedCommunities.Of(1).Where(one => one.Day >= From);
        var other = PlantedCommunities.Of(2).Where(one => one.Day >= From).Append(new([0, 1, 2, 239], From, 3, 40));

        var (one, two) = (Look([.. past, .. future]), Look([.. past, .. other]));

        var (first, second) = (new SignalReader(one.Signals), new SignalReader(two.Signals));
        for (var actor = 0; actor < PlantedCommunities.Actors; actor++)
        {
            var (before, after) = (first.Read(actor), second.Read(actor));
            Assert.Equal(before.Actors, after.Actors);
            Assert.Equal(before.Signals, after.Signals);
        }

        Assert.NotEqual(one.Split.Queries, two.Split.Queries);
    }

    /// <summary>The control of the test above: another past does change signals.</summary>
    [Fact]
    public void Of_AnotherPast_ChangesTheSignals()
    {
        var all = PlantedCommunities.Of(1);
        var another = all.Append(new([0, 1, 2, 239], From - 1));

        var (one, two) = (Look([.. all]), Look([.. another]));

        Assert.NotEqual(new SignalReader(one.Signals).Read(0).Signals, new SignalReader(two.Signals).Read(0).Signals);
    }

    [Fact]
    public void Of_Period_MarksThePartnersGainedInItAndNoOthers()
    {
        var history = Look([.. PlantedCommunities.Of(3)]);
        var reader = new SignalReader(history.Signals);

        Assert.Equal(history.Split.Queries.Length, history.Examples.Count);
        Assert.Equal(From, history.Signals.AsOfDay);
        for (var query = 0; query < history.Examples.Count; query++)
        {
            var (example, relevant) = (history.Examples[query], history.Split.Relevant[query]);
            Assert.Equal(reader.Read(history.Split.Queries[query]).Actors, example.Candidates.Actors);
            Assert.Equal(example.Candidates.Actors.Select(relevant.Contains), example.IsRelevant);
        }

        Assert.Contains(history.Examples, example => example.IsRelevant.Contains(true));
    }

    [Fact]
    public void Of_Cancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(
        () => RankingHistory.Of(new HypergraphBuilder(2).Build(), new([0, 0], [0, 0]), From, Until, Options, new AlsTrainer(), new CancellationToken(canceled: true)));

    private static RankingHistory Look(IEnumerable<PlainCollaboration> collaborations) => RankingHistory.Of(
        RandomCollaborations.Build(PlantedCommunities.Actors, collaborations), PlantedCommunities.Traits, From, Until, Options, new AlsTrainer());
}
