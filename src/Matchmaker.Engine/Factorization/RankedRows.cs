using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>The best candidates of many queries, in one array.</summary>
public sealed class RankedRows
{
    private readonly ScoredIndex[] _items;
    private readonly int[] _counts;

    internal RankedRows(int queries, int k)
    {
        Limit = k;
        _items = new ScoredIndex[(long)queries * k];
        _counts = new int[queries];
    }

    /// <summary>Number of queries.</summary>
    public int QueryCount => _counts.Length;

    /// <summary>Most candidates that a query has.</summary>
    public int Limit { get; }

    /// <summary>The best candidates of the query at that position, best first; fewer than <see cref="Limit"/> where there are no more.</summary>
    public ReadOnlySpan<ScoredIndex> this[int query] => _items.AsSpan(query * Limit, _counts[query]);

    internal Span<ScoredIndex> Buffer(int query) => _items.AsSpan(query * Limit, Limit);

    internal void SetCount(int query, int count) => _counts[query] = count;
}
