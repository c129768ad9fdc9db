namespace Matchmaker.Engine.Numerics;

/// <summary>What a search leaves out: ascending indices, everything outside a mask, and whatever a rule refuses. The default leaves out nothing.</summary>
/// <param name="excluded">Ascending indices to leave out.</param>
/// <param name="allowed">The only indices to return, or null for all.</param>
/// <param name="rule">What else an index must satisfy, asked last and only of those whose score would count; null for nothing.</param>
public readonly ref struct CandidateFilter(ReadOnlySpan<int> excluded, CandidateMask? allowed = null, Predicate<int>? rule = null)
{
    private readonly ReadOnlySpan<int> _excluded = excluded;

    /// <summary>Whether an index may be returned. O(log excluded), and the rule.</summary>
    public bool Allows(int index) => (_excluded.IsEmpty || _excluded.BinarySearch(index) < 0) && (allowed is null || allowed[index]) && (rule is null || rule(index));
}
