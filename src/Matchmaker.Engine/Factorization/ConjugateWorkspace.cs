using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>One thread's vectors for conjugate gradients, laid out in memory it is given.</summary>
internal readonly unsafe struct ConjugateWorkspace
{
    private readonly float* _memory;
    private readonly int _entries;
    private readonly int _stride;

    /// <param name="memory"><see cref="SizeFor"/> floats on a 64-byte boundary.</param>
    /// <param name="longest">Entries of the longest row.</param>
    /// <param name="stride">Floats in a padded row of factors.</param>
    public ConjugateWorkspace(float* memory, int longest, int stride)
    {
        _memory = memory;
        _entries = Padded(longest);
        _stride = stride;
    }

    /// <summary>Columns of the row's entries.</summary>
    public int* Columns => (int*)_memory;

    /// <summary>What each entry adds to the right-hand side.</summary>
    public float* Targets => _memory + _entries;

    /// <summary>What each entry weighs in the matrix.</summary>
    public float* Weights => _memory + (2 * _entries);

    /// <summary>D.</summary>
    public float* Diagonal => _memory + (3 * _entries);

    /// <summary>One over D.</summary>
    public float* Inverse => Diagonal + _stride;

    /// <summary>r.</summary>
    public float* Residual => Inverse + _stride;

    /// <summary>p.</summary>
    public float* Direction => Residual + _stride;

    /// <summary>The system's product with p.</summary>
    public float* Product => Direction + _stride;

    public static long SizeFor(int longest, int stride) => (3L * Padded(longest)) + (5L * stride);

    /// <summary>Takes over a row's entries: confidence |c| and target c or, where it is negative, 0.</summary>
    /// <returns>How many there are, padded with entries of no weight.</returns>
    public int Take(ReadOnlySpan<int> columns, ReadOnlySpan<float> confidences)
    {
        var count = (columns.Length + ScatteredProduct.RowAlignment - 1) / ScatteredProduct.RowAlignment * ScatteredProduct.RowAlignment;
        columns.CopyTo(new Span<int>(Columns, columns.Length));
        for (var k = 0; k < columns.Length; k++)
        {
            Targets[k] = MathF.Max(0, confidences[k]);
            Weights[k] = MathF.Abs(confidences[k]);
        }

        for (var k = columns.Length; k < count; k++)
        {
            Columns[k] = columns[0];
            Targets[k] = Weights[k] = 0;
        }

        return count;
    }

    /// <summary>From the residual on only products with the matrix are asked for: targets become 0, weights count as they are and not as something taken away.</summary>
    public void LeaveOutTargets(int count)
    {
        for (var k = 0; k < count; k++)
        {
            Targets[k] = 0;
            Weights[k] = -Weights[k];
        }
    }

    /// <summary>Whole cache lines, so that threads do not share one.</summary>
    private static int Padded(int entries) => (entries + 15) / 16 * 16;
}
