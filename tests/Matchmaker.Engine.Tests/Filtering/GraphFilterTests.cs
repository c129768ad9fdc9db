using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Filtering;

public sealed class GraphFilterTests
{
    private const int Rows = 90;
    private const int Columns = 70;

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.02)]
    [InlineData(5, 0.02)]
    [InlineData(40, 0.1)]
    public void Score_AnyDegree_IsThatOfThePlainFilter(int degree, double ridge)
    {
        var interactions = Interactions(1);
        var options = new GraphFilterOptions { Degree = degree, Ridge = (float)ridge };
        var filter = new GraphFilter(interactions, options);
        var plain = new PlainGraphFilter(interactions, options);

        for (var row = 0; row < Rows; row++) Closeness.AllClose(plain.Score(row), [.. Scores(filter, row).Select(score => (double)score)], 2e-4);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 0.5, 0)]
    [InlineData(0.2, 0.3, 0.25)]
    public void Score_HighDegree_IsRidgeRegression(double rowExponent, double columnExponent, double popularity)
    {
        var interactions = Interactions(2);
        var options = new GraphFilterOptions
        {
            Degree = 60,
            Ridge = 0.05f,
            RowExponent = (float)rowExponent,
            ColumnExponent = (float)columnExponent,
            PopularityExponent = (float)popularity,
        };
        var filter = new GraphFilter(interactions, options);
        var plain = new PlainGraphFilter(interactions, options);

        for (var row = 0; row < Rows; row++) Closeness.AllClose(plain.Ridged(row), [.. Scores(filter, row).Select(score => (double)score)], 2e-4);
    }

    [Fact]
    public void Score_FirstDegree_OrdersByPathsOfThreeSteps()
    {
        // Row 0 holds column 0, which rows 1 to 3 share: column 1 lies on two ways, column 2 on one, column 3 on none.
        var interactions = Of(5, 4, [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 2), (4, 3)]);
        var filter = new GraphFilter(interactions, new GraphFilterOptions { Degree = 1, RowExponent = 0, ColumnExponent = 0, PopularityExponent = 0 });

        var scores = Scores(filter, 0);

        Assert.Equal(2, scores[1] / scores[2], 1e-4);
        Assert.Equal(0, scores[3], 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void SearchBatch_AnyThreadsAndGrouping_IsTheHeadOfEachRowsScores(int threads)
    {
        var interactions = Interactions(3);
        var filter = new GraphFilter(interactions, new GraphFilterOptions { Threads = threads });
        int[] rows = [.. Enumerable.Range(0, Rows).Reverse(), 5, 5];

        var ranked = filter.SearchBatch(rows, 10, interactions);

        for (var at = 0; at < rows.Length; at++)
        {
            var best = new ScoredIndex[10];
            var found = interactions.Degree(rows[at]) == 0 ? 0 : TopKSelector.Select(Scores(filter, rows[at]), interactions.RowColumns(rows[at]), best);
            Assert.Equal(best[..found], ranked[at].ToArray());
        }
    }

    [Fact]
    public void SearchBatch_RowWithoutInteractions_HasNoList()
    {
        var filter = new GraphFilter(Of(2, 3, [(0, 0), (0, 1)]));

        var ranked = filter.SearchBatch(new[] { 0, 1 }, 3);

        Assert.Equal(3, ranked[0].Length);
        Assert.Equal(0, ranked[1].Length);
        Assert.Equal(new float[3], Scores(filter, 1));
    }

    [Fact]
    public void SearchBatch_NoInteractionsAtAll_IsEmpty()
    {
        var filter = new GraphFilter(Of(20, 3, []));

        Assert.Equal(0, filter.SearchBatch(new[] { 19 }, 3)[0].Length);
        Assert.Equal(0, filter.SearchBatch(Array.Empty<int>(), 3).QueryCount);
    }

    [Fact]
    public void Construction_BadInput_IsRefused()
    {
        var negative = SparseRows.FromEntries(1, 1, [0], [0], [-1f]);
        var infinite = SparseRows.FromEntries(1, 1, [0], [0], [float.PositiveInfinity]);
        var good = Of(2, 2, [(0, 0)]);

        Assert.Throws<ArgumentException>(() => new GraphFilter(negative));
        Assert.Throws<ArgumentException>(() => new GraphFilter(infinite));
        Assert.StartsWith("Degree is 0", Assert.Throws<ArgumentException>(() => new GraphFilter(good, new GraphFilterOptions { Degree = 0 })).Message, StringComparison.Ordinal);
        Assert.StartsWith("Ridge is 0", Assert.Throws<ArgumentException>(() => new GraphFilter(good, new GraphFilterOptions { Ridge = 0 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphFilter(good).SearchBatch(new[] { 2 }, 1));
        Assert.Throws<ArgumentException>(() => new GraphFilter(good).SearchBatch(new[] { 0 }, 1, Of(1, 2, [])));
    }

    private static float[] Scores(GraphFilter filter, int row)
    {
        var scores = new float[filter.ColumnCount];
        filter.Score(row, scores);
        return scores;
    }

    /// <summary>Random interactions of different strengths, denser towards the first columns; rows 80 and on have none.</summary>
    private static SparseRows Interactions(int seed)
    {
        var random = new Random(seed);
        var entries = Enumerable.Range(0, 600).Select(_ => (Row: random.Next(80), Column: (int)(Columns * Math.Pow(random.NextDouble(), 1.5)), Value: 0.25f + random.NextSingle())).ToArray();
        return SparseRows.FromEntries(Rows, Columns, [.. entries.Select(e => e.Row)], [.. entries.Select(e => e.Column)], [.. entries.Select(e => e.Value)]);
    }

    private static SparseRows Of(int rows, int columns, (int Row, int Column)[] pairs) =>
        SparseRows.FromEntries(rows, columns, [.. pairs.Select(p => p.Row)], [.. pairs.Select(p => p.Column)], [.. pairs.Select(_ => 1f)]);
}
