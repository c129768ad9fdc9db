using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>
/// A matrix whose every entry follows from features: rows and columns belong to one of six colours, entries run between rows and columns of one colour, and one feature each names the colour.
/// Other features are noise. The last rows have no entries at all.
/// </summary>
internal sealed class PlantedFeatures
{
    public const int Colours = 6;
    public const int Rows = 300;
    public const int HeldOut = 60;
    public const int Columns = 120;
    public const int Noise = 20;

    public PlantedFeatures(int seed, bool isShuffled = false)
    {
        var random = new Random(seed);
        var (rows, columns, values) = (new List<int>(), new List<int>(), new List<float>());
        for (var row = 0; row < Rows - HeldOut; row++)
        {
            for (var entry = 0; entry < 8; entry++)
            {
                rows.Add(row);
                columns.Add((random.Next(Columns / Colours) * Colours) + (row % Colours));
                values.Add(1);
            }
        }

        Matrix = SparseRows.FromEntries(Rows, Columns, [.. rows], [.. columns], [.. values]);
        Features = new(Table(Rows, random, isShuffled), Table(Columns, random, isShuffled));
    }

    public SparseRows Matrix { get; }

    public FactorFeatures Features { get; }

    public static IEnumerable<int> HeldOutRows => Enumerable.Range(Rows - HeldOut, HeldOut);

    private static SparseRows Table(int count, Random random, bool isShuffled)
    {
        var (rows, columns) = (new List<int>(), new List<int>());
        for (var row = 0; row < count; row++)
        {
            rows.AddRange([row, row]);
            columns.AddRange([isShuffled ? random.Next(Colours) : row % Colours, Colours + random.Next(Noise)]);
        }

        return SparseRows.FromEntries(count, Colours + Noise, [.. rows], [.. columns], [.. rows.Select(_ => 1f)]);
    }
}
