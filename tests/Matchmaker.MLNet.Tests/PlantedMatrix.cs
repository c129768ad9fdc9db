using Matchmaker.Engine.Numerics;

namespace Matchmaker.MLNet.Tests;

/// <summary>Actors in communities: a pair of one community has worked together with a good chance, a pair of two with a small one.</summary>
internal static class PlantedMatrix
{
    public const int Actors = 120;
    public const int Communities = 4;

    public static bool IsOneCommunity(int one, int other) => one % Communities == other % Communities;

    /// <summary>Symmetric; all entries of one confidence.</summary>
    public static SparseRows Build(float confidence = 1)
    {
        var random = new Random(5);
        var (rows, columns) = (new List<int>(), new List<int>());
        for (var one = 0; one < Actors; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (random.NextDouble() >= (IsOneCommunity(one, other) ? 0.4 : 0.02)) continue;
                rows.AddRange([one, other]);
                columns.AddRange([other, one]);
            }
        }

        return SparseRows.FromEntries(Actors, Actors, [.. rows], [.. columns], [.. rows.Select(_ => confidence)]);
    }
}
