using System.Runtime.Intrinsics;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Factors in 8 bits with one scale a row, a quarter of the memory, from which a search learns which rows it need not look at: r = a(c + δ) with whole |c_i| ≤ 127 and |δ_i| ≤ ½.
/// The longest rows stand first, so that a search can end where all that follow are too short (Teflioudi, Gemulla, Mykytiuk 2015, "LEMP", section 4.1). Nothing is scored by the copy: see
/// <see cref="QuantisedQuery"/> for the bound. Immutable, safe for any number of threads; rows × (rank + 12) bytes, the rank rounded up to 32.
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
    private readonly int[] _rows;
    private readonly float[] _lengths;

    /// <summary>Rounds all rows, on all threads. O(rows × (rank + log rows)).</summary>
    public QuantisedFactors(FactorMatrix factors, int threads)
    {
        Factors = factors;
        Stride = (factors.Rank + CodeTile.RowAlignment - 1) / CodeTile.RowAlignment * CodeTile.RowAlignment;
        // Whole tiles of sixteen rows, the last ones zeros.
        var rows = ((long)factors.RowCount + 15) / 16 * 16;
        _codes = new AlignedBuffer(rows * Stride / sizeof(float));
        _scales = new AlignedBuffer(rows);
        _rows = [.. Enumerable.Range(0, factors.RowCount)];
        _lengths = new float[factors.RowCount];
        fixed (float* pinned = factors.Values)
        {
            var values = pinned;
            InParts(threads, row => _lengths[row] = -Length(values + ((nint)row * factors.Stride)));
            Array.Sort(_lengths, _rows);
            InParts(threads, place =>
            {
                _lengths[place] = -_lengths[place];
                Scales[place] = Round(values + ((nint)_rows[place] * factors.Stride), Codes + ((nint)place * Stride));
            });
        }
    }

    /// <summary>What was rounded.</summary>
    public FactorMatrix Factors { get; }

    /// <summary>Codes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>The row at each place, longest first.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>Codes of all rows in the order of their places, padded with zeros.</summary>
    public sbyte* Codes => (sbyte*)_codes.Pointer;

    /// <summary>a at each place: 0 where all factors are 0, not a number where nothing can be said about its products.</summary>
    public float* Scales => _scales.Pointer;

    /// <summary>Of the rows from a place on none is longer than this; infinite where nothing can be said about one's products.</summary>
    public float LengthFrom(int place) => _lengths[place];

    /// <summary>Releases the memory at once. Where searches may still be running it is left to the collector instead.</summary>
    public void Dispose()
    {
        _codes.Dispose();
        _scales.Dispose();
    }

    private void InParts(int threads, Action<int> work) => WorkQueue.Run(threads, (_rows.Length + RowsPerPart - 1) / RowsPerPart, (_, part) =>
    {
        var end = Math.Min(_rows.Length, (part + 1) * RowsPerPart);
        for (var at = part * RowsPerPart; at < end; at++) work(at);
    }, CancellationToken.None);

    private float Peak(float* row)
    {
        var peak = Vector128<float>.Zero;
        for (var k = 0; k < Factors.Stride; k += 4) peak = Vector128.Max(peak, Vector128.Abs(Vector128.Load(row + k)));
        return MathF.Max(MathF.Max(peak[0], peak[1]), MathF.Max(peak[2], peak[3]));
    }

    // Also where a factor is not a number, which then is the greatest.
    private static bool IsBeyondBounds(float greatest) => !(greatest == 0 || (greatest >= Least && greatest <= Greatest));

    private float Length(float* row)
    {
        if (IsBeyondBounds(Peak(row))) return float.PositiveInfinity;
        double squares = 0;
        for (var k = 0; k < Factors.Stride; k++) squares += (double)row[k] * row[k];
        return squares == 0 ? 0 : MathF.BitIncrement((float)Math.Sqrt(squares));
    }

    private float Round(float* row, sbyte* codes)
    {
        var greatest = Peak(row);
        if (greatest == 0) return 0;
        if (IsBeyondBounds(greatest)) return float.NaN;
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
