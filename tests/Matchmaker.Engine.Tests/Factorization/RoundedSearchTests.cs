using FsCheck;
using FsCheck.Fluent;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Tests.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class RoundedSearchTests
{
    private static readonly int[] Counts = [0, 1, 7, 8, 9, 513, 1300];
    private static readonly int[] Ranks = [1, 8, 63, 64, 65, 200];

    /// <summary>What rows of factors, and the query after them, can look like.</summary>
    private static readonly Func<Random, int, int, float>[] Kinds =
    [
        (random, _, _) => Normal(random),
        (random, _, _) => random.Next(-3, 4),
        (random, _, _) => Normal(random) * MathF.Pow(10, random.Next(-44, 38)),
        (random, row, _) => Normal(random) * (row % 5 == 0 ? 1e30f : row % 7 == 0 ? 1e17f : 1),
        (random, row, _) => row % 11 == 3 && random.Next(4) == 0 ? float.NaN : Normal(random),
        (random, row, _) => row % 11 == 3 && random.Next(4) == 0 ? (random.Next(2) == 0 ? float.PositiveInfinity : float.NegativeInfinity) : Normal(random),
        (_, _, _) => 0,
        (random, row, _) => row % 2 == 0 ? 0 : -MathF.Abs(Normal(random)),
        (random, _, _) => random.Next(-4, 5) * float.Epsilon,
        (_, row, _) => row % 3,
        (random, row, _) => row % 13 == 0 ? Normal(random) * 1e-20f : random.Next(20) == 0 ? 100 : 0.001f * Normal(random),
        (random, _, _) => (random.Next(-127, 127) + 0.5f) / 127,
        // Nearly one row: scores a few last bits apart, which only the right order of summation ranks as it should.
        (random, _, column) => MathF.Sin(1 + column) * (1 + (random.Next(4) / 8388608f)),
    ];

    [Fact]
    public void Prepare_BeforeASearchOrNever_GivesTheSame()
    {
        var candidates = Make(new Random(3), 0, 500, 8);
        var (prepared, first, full) = (new FactorSearch(candidates, 1, 0), new FactorSearch(candidates, 1, 0), new FactorSearch(candidates, 1));
        var query = RandomFloats.Of(8, 4);
        prepared.Prepare();
        full.Prepare();

        var lists = Array.ConvertAll(new[] { prepared, first, full }, search =>
        {
            var best = new ScoredIndex[20];
            search.Search(query, [], best);
            return best;
        });

        Assert.Equal(lists[2], lists[0]);
        Assert.Equal(lists[2], lists[1]);
    }

    [Fact]
    public void Search_AnyFactors_IsTheSameRoundedInFullAndInBatches()
    {
        var cases =
            from seed in Gen.Choose(0, int.MaxValue)
            from count in Gen.Elements(Counts)
            from rank in Gen.Elements(Ranks)
            from kind in Gen.Choose(0, Kinds.Length - 1)
            from queryKind in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, Kinds.Length - 1)))
            from k in Gen.Elements(0, 1, 10, 100, 600)
            select (seed, count, rank, kind, queryKind, k);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(cases.ToArbitrary(), one => Agree(one.seed, one.count, one.rank, one.kind, one.queryKind, one.k)));
    }

    [Fact]
    public void Search_EachKindOfFactors_IsTheSameRoundedInFullAndInBatches()
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            for (var queryKind = 0; queryKind < Kinds.Length; queryKind++) Assert.True(Agree(kind + (100 * queryKind), 1300, 65, kind, queryKind, 20), $"{kind}, {queryKind}");
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(2, 5)]
    [InlineData(3, 9)]
    public void Search_RoundedOnSeveralThreads_IsTheSame(int threads, int kind)
    {
        var candidates = Make(new Random(3), kind, 100_003, 12);
        int[] excluded = [.. Enumerable.Range(0, 40_000).Select(index => (2 * index) + 1)];
        var query = RandomFloats.Of(12, 4);
        ScoredIndex[] rounded = new ScoredIndex[50], full = new ScoredIndex[50];

        Assert.Equal(50, new FactorSearch(candidates, threads).Search(query, excluded, rounded));

        new FactorSearch(candidates, 1, int.MaxValue).Search(query, excluded, full);
        Assert.Equal(full, rounded);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(200)]
    public void Search_OrdinaryFactors_ScoresFewRowsInFull(int rank)
    {
        var candidates = Make(new Random(5), 0, 20_000, rank);
        var best = new ScoredIndex[10];

        new FactorSearch(candidates, 1, 0).Search(RandomFloats.Of(rank, 6), [], best, null, null, out var effort);

        Assert.InRange(effort.Scored, 10, 1_000);
        Assert.InRange(effort.Read, effort.Scored, 20_000);
    }

    /// <summary>Rows of falling lengths, shuffled: once the best are found among the long ones, the short ones are not read.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Search_FewLongRows_EndsBeforeTheShortOnes(int threads)
    {
        var random = new Random(7);
        int[] places = [.. Enumerable.Range(0, 100_000)];
        random.Shuffle(places);
        var rows = new float[100_000 * 8];
        for (var row = 0; row < places.Length; row++)
            for (var k = 0; k < 8; k++) rows[(row * 8) + k] = Normal(random) * (places[row] < 2_000 ? 1 : 0.01f);
        ScoredIndex[] best = new ScoredIndex[20], full = new ScoredIndex[20];
        var candidates = FactorMatrix.FromRows(100_000, 8, rows);
        var query = RandomFloats.Of(8, 6);

        new FactorSearch(candidates, threads).Search(query, [], best, null, null, out var effort);

        new FactorSearch(candidates, 1, int.MaxValue).Search(query, [], full);
        Assert.Equal(full, best);
        Assert.InRange(effort.Read, 20, 4_000);
    }

    /// <summary>The search ends by these: no row may be longer than those from its place on are said to be, and none may be left out.</summary>
    [Fact]
    public void LengthFrom_RowsOfAnyKind_FallsAndIsNotBelowTheRowsOwn()
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var candidates = Make(new Random(kind), kind, 513, 20);
            using var quantised = new QuantisedFactors(candidates, 2);
            Assert.Equal(Enumerable.Range(0, 513), quantised.Rows.ToArray().Order());
            for (var place = 0; place < 513; place++)
            {
                var length = Math.Sqrt(candidates.Row(quantised.Rows[place]).ToArray().Sum(value => (double)value * value));
                var row = candidates.Row(quantised.Rows[place]).ToArray();
                var peak = row.Max(MathF.Abs);
                if (Array.TrueForAll(row, float.IsFinite) && (peak == 0 || (peak >= QuantisedFactors.Least && peak <= QuantisedFactors.Greatest))) Assert.InRange(quantised.LengthFrom(place), length, length * (1 + 1e-6));
                else Assert.True(float.IsPositiveInfinity(quantised.LengthFrom(place)), $"kind {kind}, place {place}");
                Assert.True(place == 0 || quantised.LengthFrom(place) <= quantised.LengthFrom(place - 1));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(200)]
    public unsafe void Bound_OfEveryRow_IsNotBelowItsScore(int rank)
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var random = new Random(seed);
            var query = new float[FactorMatrix.StrideOf(rank)];
            for (var k = 0; k < rank; k++) query[k] = Normal(random);
            // Rows that lose the most by rounding: half a step in the query's direction everywhere but where the scale comes from.
            var rows = new float[48 * rank];
            for (var at = 0; at < rows.Length; at++)
                rows[at] = at % rank == 0 ? 127 : random.Next(-100, 100) + (0.4999f * MathF.Sign(query[at % rank]));
            var candidates = FactorMatrix.FromRows(48, rank, rows);
            using var quantised = new QuantisedFactors(candidates, 1);
            var codes = new short[quantised.Stride];
            var rounded = QuantisedQuery.Of(query.AsSpan(0, rank), codes)!.Value;
            var products = new int[16];
            for (var place = 0; place < 48; place++)
            {
                fixed (short* c = codes) fixed (int* p = products) CodeTile.SixteenByOne(quantised.Codes + (place / 16 * 16 * quantised.Stride), c, quantised.Stride, p);
                fixed (float* x = candidates.Values) fixed (float* q = query)
                {
                    var score = DotTile.One(x + (quantised.Rows[place] * candidates.Stride), q, candidates.Stride);
                    var estimate = quantised.Scales[place] * products[place % 16] * rounded.Step;
                    var bound = quantised.Scales[place] * ((products[place % 16] * rounded.Step) + rounded.Margin);
                    Assert.True(score <= bound);
                    // The margin is needed: nearly all of it is used by these rows.
                    if (rank > 1) Assert.True(score - estimate > 0.9f * (bound - estimate));
                }
            }
        }
    }

    private static bool Agree(int seed, int count, int rank, int kind, int queryKind, int k)
    {
        var random = new Random(seed);
        var candidates = Make(random, kind, count, rank);
        var queries = Make(random, queryKind, 19, rank);
        var excluded = SparseRows.FromEntries(
            19, count, [.. Enumerable.Range(0, count).Select(_ => random.Next(19))], [.. Enumerable.Range(0, count).Select(_ => random.Next(count))], new float[count]);
        var allowed = random.Next(2) == 0 ? null : new CandidateMask(count);
        for (var index = 0; index < count && allowed is not null; index++) allowed[index] = random.Next(3) > 0;
        var full = new FactorSearch(candidates, 1, int.MaxValue);
        var rounded = new FactorSearch(candidates, 1, 0);
        var batch = full.SearchBatch(queries, Enumerable.Range(0, 19).ToArray(), k, excluded, allowed);
        ScoredIndex[] one = new ScoredIndex[k], other = new ScoredIndex[k];
        for (var query = 0; query < 19; query++)
        {
            var expected = Plain(candidates, queries.Row(query), excluded.RowColumns(query).ToArray(), allowed, k);
            var found = full.Search(queries.Row(query), excluded.RowColumns(query), one, allowed);
            var again = rounded.Search(queries.Row(query), excluded.RowColumns(query), other, allowed);
            if (!expected.AsSpan().SequenceEqual(one.AsSpan(0, found)) || !expected.AsSpan().SequenceEqual(other.AsSpan(0, again)) || !expected.AsSpan().SequenceEqual(batch[query])) return false;
        }

        return true;
    }

    /// <summary>Every row scored by itself, and a full sort.</summary>
    private static unsafe ScoredIndex[] Plain(FactorMatrix candidates, ReadOnlySpan<float> query, int[] excluded, CandidateMask? allowed, int k)
    {
        var padded = new float[candidates.Stride];
        query.CopyTo(padded);
        var scored = new List<ScoredIndex>();
        fixed (float* rows = candidates.Values) fixed (float* q = padded)
        {
            for (var row = 0; row < candidates.RowCount; row++)
            {
                var score = DotTile.One(rows + (row * candidates.Stride), q, candidates.Stride);
                if (!float.IsNaN(score) && !excluded.Contains(row) && (allowed is null || allowed[row])) scored.Add(new(row, score));
            }
        }

        return [.. scored.OrderByDescending(one => one.Score).ThenBy(one => one.Index).Take(k)];
    }

    private static FactorMatrix Make(Random random, int kind, int count, int rank) =>
        FactorMatrix.FromRows(count, rank, [.. Enumerable.Range(0, count * rank).Select(at => Kinds[kind](random, at / rank, at % rank))]);

    private static float Normal(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
