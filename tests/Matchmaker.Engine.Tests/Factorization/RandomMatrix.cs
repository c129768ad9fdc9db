using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

internal static class RandomMatrix
{
    /// <summary>Entries at random places, denser towards the first rows and columns so that all solving paths occur; some rejections; some rows empty.</summary>
    public static SparseRows Of(int rows, int columns, int entries, int seed)
    {
        var random = new Random(seed);
        var r = new int[entries];
        var c = new int[entries];
        var v = new float[entries];
        for (var at = 0; at < entries; at++)
        {
            r[at] = (int)(rows * Math.Pow(random.NextDouble(), 3));
            c[at] = (int)(columns * Math.Pow(random.NextDouble(), 1.5));
            v[at] = random.Next(8) == 0 ? -0.5f : 0.25f + random.NextSingle();
        }

        return SparseRows.FromEntries(rows, columns, r, c, v);
    }
}
