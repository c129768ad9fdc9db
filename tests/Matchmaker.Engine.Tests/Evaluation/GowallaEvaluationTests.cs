using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Evaluation;

public sealed class GowallaEvaluationTests
{
    [Fact]
    public void Read_TwoFiles_GivesBothPartsInOneShape()
    {
        var split = GowallaSplit.Read(new StringReader("0 3 1\n2 0\n"), new StringReader("1 5\r\n0 2\n2 \n"));

        Assert.Equal((3, 6), (split.Train.RowCount, split.Train.ColumnCount));
        Assert.Equal((3, 6), (split.Test.RowCount, split.Test.ColumnCount));
        Assert.Equal([1, 3], split.Train.RowColumns(0).ToArray());
        Assert.Equal([2], split.Test.RowColumns(0).ToArray());
        Assert.Equal(0, split.Test.Degree(2));
    }

    [Theory]
    [InlineData("0 1\n1 x 2", "Line 2 of the train file: \"x\"")]
    [InlineData("0 -1", "Line 1 of the train file: \"-1\"")]
    public void Read_NotANumber_NamesTheLine(string train, string expected)
    {
        var error = Assert.Throws<FormatException>(() => GowallaSplit.Read(new StringReader(train), new StringReader("")));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidationSplit_AnyShare_PartsTheTrainingEntries()
    {
        var split = GowallaSplit.Read(new StringReader("0 0 1 2 3 4 5 6 7 8 9\n1 3 4\n2 1 2 3 4 5"), new StringReader("0 1"));

        var parts = split.ValidationSplit(0.2, 1);

        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(parts.Test.Degree));
        for (var user = 0; user < 3; user++)
        {
            Assert.Equal(
                split.Train.RowColumns(user).ToArray(),
                parts.Train.RowColumns(user).ToArray().Concat(parts.Test.RowColumns(user).ToArray()).Order());
        }
    }

    /// <summary>One factor; items score 0.9, 0.8 … so that the ranking is known, and the means are worked out by hand.</summary>
    [Fact]
    public void Of_KnownRanking_GivesTheMeansWorkedOutByHand()
    {
        var split = GowallaSplit.Read(new StringReader("0 0\n1 2 3\n2 1"), new StringReader("0 1 3\n1 0 4\n2"));
        var model = new FactorModel(
            FactorMatrix.FromRows(3, 1, [1, 1, 1]), FactorMatrix.FromRows(5, 1, [0.9f, 0.8f, 0.7f, 0.6f, 0.5f]), new FactorTrainingOptions { Rank = 1 });

        var result = GowallaEvaluation.Of(model, split);

        // User 0 sees 1 2 3 4, relevant at places 1 and 3; user 1 sees 0 1 4, relevant at places 1 and 3; user 2 has no test item.
        var ndcg = (1 + (1 / Math.Log2(4))) / (1 + (1 / Math.Log2(3)));
        Assert.Equal(2, result.Users);
        Assert.Equal(1, result.Recall, 1e-12);
        Assert.Equal(ndcg, result.Ndcg, 1e-12);
    }

    /// <summary>A longer list than is judged: what lies beyond place 20 does not count.</summary>
    [Fact]
    public void Of_ListsLongerThanTheCutoff_JudgesTheirHeads()
    {
        var split = GowallaSplit.Read(new StringReader("0 0\n1 0"), new StringReader("0 29\n1 11"));
        var items = FactorMatrix.FromRows(30, 1, [.. Enumerable.Range(0, 30).Select(item => -(float)item)]);
        var lists = new FactorSearch(items).SearchBatch(FactorMatrix.FromRows(2, 1, [1, 1]), new[] { 0, 1 }, 30, split.Train);

        var result = GowallaEvaluation.Of(lists, GowallaEvaluation.UsersOf(split), split);

        Assert.Equal((0.5, 2), (result.Recall, result.Users));
        Assert.Equal(0.5 / Math.Log2(12), result.Ndcg, 1e-12);
        Assert.Throws<ArgumentException>(() => GowallaEvaluation.Of(lists, [0], split));
    }

    [Fact]
    public void RecallAndNdcg_MoreRelevantThanTheCutoff_UseAllForRecallAndTwentyForTheIdeal()
    {
        int[] relevant = [.. Enumerable.Range(0, 40)];
        ScoredIndex[] list = [.. Enumerable.Range(30, 20).Select(index => new ScoredIndex(index, -index))];

        var ideal = Enumerable.Range(1, 20).Sum(place => 1 / Math.Log2(place + 1));
        var gain = Enumerable.Range(1, 10).Sum(place => 1 / Math.Log2(place + 1));
        Assert.Equal(10.0 / 40, GowallaEvaluation.RecallOf(list, relevant), 1e-12);
        Assert.Equal(gain / ideal, GowallaEvaluation.NdcgOf(list, relevant), 1e-12);
    }
}
