using System.Runtime.Intrinsics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Factors in 8 bits with one scale a row, a quarter of the memory, from which a search learns which rows it need not look at: r = a(c + δ) with whole |c_i| ≤ 127 and |δ_i| ≤ ½.
/// Nothing is scored by them: see <see cref="QuantisedQuery"/> for the bound. Immutable, safe for any number of threads; rows × (rank + 4) bytes, the rank rounded up to 32.
/// </summary>
internal sealed unsafe class QuantisedFactors : IDisposable
{
    /// <summary>Largest |code|.</summary>
    public const int Levels = 127;

    /// <summary>Most by which a factor differs from its code, in steps of the scale: a half, and what rounding adds.</summary>
    public const double HalfStep = 0.5001;

    /// <summary>Within these powers of two no product overflows, and none is so small that its error is no longer relative.</summary>
    public const float Least = 1f / (1L << 50), Greatest = 1L << 50;

    private const int RowsPerPart = 4096;
    private readonly AlignedBuffer _codes;
    private readonly AlignedBuffer _scales;

    /// <summary>Rounds all rows, on all threads. O(rows × rank).</summary>
    public QuantisedFactors(FactorMatrix factors, int threads)
    {
        Factors = factors;
        Stride = (factors.Rank + CodeTile.RowAlignment - 1) / CodeTile.RowAlignment * CodeTile.RowAlignment;
        // Whole tiles of sixteen rows, the last ones zeros.
        var rows = ((long)factors.RowCount + 15) / 16 * 16;
        _codes = new AlignedBuffer(rows * Stride / sizeof(float));
        _scales = new AlignedBuffer(rows);
        fixed (float* pinned = factors.Values)
        {
            var values = pinned;
            WorkQueue.Run(threads, (factors.RowCount + RowsPerPart - 1) / RowsPerPart, (_, part) =>
            {
                var end = Math.Min(factors.RowCount, (part + 1) * RowsPerPart);
                for (var row = part * RowsPerPart; row < end; row++) Scales[row] = Round(values + ((nint)row * factors.Stride), Codes + ((nint)row * Stride));
            }, CancellationToken.None);
        }
    }

    /// <summary>What was rounded.</summary>
    public FactorMatrix Factors { get; }

    /// <summary>Codes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Codes of all rows, padded with zeros.</summary>
    public sbyte* Codes => (sbyte*)_codes.Pointer;

    /// <summary>a of each row: 0 where all factors are 0, not a number where nothing can be said about its products.</summary>
    public float* Scales => _scales.Pointer;

    /// <summary>Releases the memory at once. Where searches may still be running it is left to the collector instead.</summary>
    public void Dispose()
    {
        _codes.Dispose();
        _scales.Dispose();
    }

    private float Round(float* row, sbyte* codes)
    {
        var peak = Vector128<float>.Zero;
        for (var k = 0; k < Factors.Stride; k += 4) peak = Vector128.Max(peak, Vector128.Abs(Vector128.Load(row + k)));
        var greatest = MathF.Max(MathF.Max(peak[0], peak[1]), MathF.Max(peak[2], peak[3]));
        if (greatest == 0) return 0;
        // Also where a factor is not a number, which then is the greatest.
        if (!(greatest >= Least && greatest <= Greatest)) return float.NaN;
        var steps = Vector128.Create(Levels / greatest);
        for (var k = 0; k < Factors.Stride; k += 16)
        {
            var low = Vector128.Narrow(Whole(row + k, steps), Whole(row + k + 4, steps));
            var high = Vector128.Narrow(Whole(row + k + 8, steps), Whole(row + k + 12, steps));
            Vector128.Narrow(low, high).Store(codes + k);
        }

        return greatest / Levels;
    }

    private static Vector128<int> Whole(float* values, Vector128<float> steps) => Vector128.ConvertToInt32(Vector128.Round(Vector128.Load(values) * steps));
}
