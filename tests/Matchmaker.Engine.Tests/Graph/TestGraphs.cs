using System.Globalization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Graph;

/// <summary>Graphs with known answers, and seeded random ones.</summary>
internal static class TestGraphs
{
    /// <summary>Zachary 1977, "An information flow model for conflict and fission in small groups": 34 members, 78 ties, members from 0.</summary>
    public static SparseRows Karate { get; } = FromTies(34, [.. KarateTies().Select(tie => (tie.A, tie.B, 1f))]);

    /// <summary>The same ties with the weights ½ · ((a + b) mod 4 + 1).</summary>
    public static SparseRows WeightedKarate { get; } = FromTies(34, [.. KarateTies().Select(tie => (tie.A, tie.B, (((tie.A + tie.B) % 4) + 1) / 2f))]);

    /// <summary>With whom each member stayed when the club split: 0 the instructor, 1 the administrator.</summary>
    public static int[] KarateClubs { get; } = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

    public static SparseRows FromTies(int actorCount, params (int A, int B, float Weight)[] ties)
    {
        int[] rows = [.. ties.Select(tie => tie.A), .. ties.Select(tie => tie.B)];
        int[] columns = [.. ties.Select(tie => tie.B), .. ties.Select(tie => tie.A)];
        float[] weights = [.. ties.Select(tie => tie.Weight), .. ties.Select(tie => tie.Weight)];
        return SparseRows.FromEntries(actorCount, actorCount, rows, columns, weights);
    }

    public static SparseRows Path(int actorCount) =>
        FromTies(actorCount, [.. Enumerable.Range(1, Math.Max(0, actorCount - 1)).Select(actor => (actor - 1, actor, 1f))]);

    /// <summary>Actor 0 in the middle.</summary>
    public static SparseRows Star(int leafCount) => FromTies(leafCount + 1, [.. Enumerable.Range(1, leafCount).Select(leaf => (0, leaf, 1f))]);

    public static SparseRows Clique(int actorCount) => RingOfCliques(1, actorCount);

    /// <summary>Cliques of consecutive actors, the last of each tied to the first of the next.</summary>
    public static SparseRows RingOfCliques(int cliqueCount, int cliqueSize)
    {
        var ties = new List<(int, int, float)>();
        for (var clique = 0; clique < cliqueCount; clique++)
        {
            var first = clique * cliqueSize;
            for (var a = 0; a < cliqueSize; a++)
            {
                for (var b = a + 1; b < cliqueSize; b++) ties.Add((first + a, first + b, 1));
            }

            if (cliqueCount > 1) ties.Add((first + cliqueSize - 1, (clique + 1) % cliqueCount * cliqueSize, 1));
        }

        return FromTies(cliqueCount * cliqueSize, [.. ties]);
    }

    /// <summary>Each pair tied with a probability; weights are powers of two from ¼ to 4, so that sums are exact and ties between chains common.</summary>
    public static SparseRows Random(int seed, int actorCount, double density)
    {
        var random = new Random(seed);
        var ties = new List<(int, int, float)>();
        for (var a = 0; a < actorCount; a++)
        {
            for (var b = a + 1; b < actorCount; b++)
            {
                if (random.NextDouble() < density) ties.Add((a, b, MathF.Pow(2, random.Next(-2, 3))));
            }
        }

        return FromTies(actorCount, [.. ties]);
    }

    /// <summary>A run of small graphs from empty to complete, 0 to <paramref name="largest"/> actors.</summary>
    public static IEnumerable<SparseRows> Many(int count, int largest)
    {
        for (var seed = 0; seed < count; seed++) yield return Random(seed, seed % (largest + 1), new Random(seed).NextDouble());
    }

    public static double[,] Dense(SparseRows graph)
    {
        var dense = new double[graph.RowCount, graph.RowCount];
        for (var a = 0; a < graph.RowCount; a++)
        {
            for (var b = 0; b < graph.RowCount; b++) dense[a, b] = graph[a, b];
        }

        return dense;
    }

    /// <summary>The same graph with actor a renamed to newNames[a].</summary>
    public static SparseRows Renamed(SparseRows graph, int[] newNames)
    {
        var ties = new List<(int, int, float)>();
        for (var a = 0; a < graph.RowCount; a++)
        {
            foreach (var b in graph.RowColumns(a))
            {
                if (a < b) ties.Add((newNames[a], newNames[b], graph[a, b]));
            }
        }

        return FromTies(graph.RowCount, [.. ties]);
    }

    private static IEnumerable<(int A, int B)> KarateTies() => """
        0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 2-3 2-7 2-8 2-9 2-13 2-27
        2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32
        22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(tie => Array.ConvertAll(tie.Split('-'), end => int.Parse(end, CultureInfo.InvariantCulture))).Select(ends => (ends[0], ends[1]));
}
