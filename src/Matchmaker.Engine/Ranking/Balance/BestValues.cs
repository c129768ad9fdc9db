namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>The greatest k of a run of values with where they came from; of equal values the one offered first. Insertion into a short sorted list.</summary>
internal sealed class BestValues(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private readonly int[] _entries = new int[capacity];
    private int _limit = capacity;

    public int Count { get; private set; }

    public bool IsFull => Count == _limit;

    /// <summary>The k-th greatest so far; only once <see cref="IsFull"/>.</summary>
    public double Worst => _values[_limit - 1];

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public ReadOnlySpan<int> Entries => _entries.AsSpan(0, Count);

    /// <summary>Forgets everything, and keeps no more than <paramref name="limit"/> from now on; at least 1, at most the capacity.</summary>
    public void Reset(int limit)
    {
        _limit = limit;
        Count = 0;
    }

    public void Offer(double value, int entry)
    {
        if (IsFull && value <= Worst) return;
        var at = IsFull ? Count - 1 : Count++;
        for (; at > 0 && _values[at - 1] < value; at--)
        {
            _values[at] = _values[at - 1];
            _entries[at] = _entries[at - 1];
        }

        _values[at] = value;
        _entries[at] = entry;
    }
}
