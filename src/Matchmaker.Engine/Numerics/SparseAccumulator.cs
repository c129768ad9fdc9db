namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Sums over a large index range of which few entries are touched: a dense array that remembers where it was written, so that clearing costs
/// only what was used. One a thread.
/// </summary>
public sealed class SparseAccumulator(int length)
{
    private readonly double[] _sums = new double[length];
    private readonly bool[] _isTouched = new bool[length];
    private readonly int[] _touched = new int[length];
    private int _count;

    /// <summary>Number of indices it covers.</summary>
    public int Length => _sums.Length;

    /// <summary>The indices written since the last clearing, in the order of their first writing.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>The present sum at an index; 0 where nothing was added.</summary>
    public double this[int index] => _sums[index];

    /// <summary>Adds to the sum at an index.</summary>
    public void Add(int index, double value)
    {
        if (!_isTouched[index])
        {
            _isTouched[index] = true;
            _touched[_count++] = index;
        }

        _sums[index] += value;
    }

    /// <summary>Sets the sum at an index to 0; it stays among the touched.</summary>
    public void Reset(int index) => _sums[index] = 0;

    /// <summary>Back to all zeros. O(touched).</summary>
    public void Clear()
    {
        foreach (var index in Touched)
        {
            _sums[index] = 0;
            _isTouched[index] = false;
        }

        _count = 0;
    }
}
