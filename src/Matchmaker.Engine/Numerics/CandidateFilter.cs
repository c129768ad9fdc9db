namespace Matchmaker.Engine.Numerics;

/// <summary>What a search leaves out: ascending indices, and everything outside a mask. The default leaves out nothing.</summary>
/// <param name="excluded">Ascending indices to leave out.</param>
/// <param name="allowed">The only indices to return, or null for all.</param>
public readonly ref struct CandidateFilter(ReadOnlySpan<int> excluded, CandidateMask? allowed = null)
{
    private readonly ReadOnlySpan<int> _excluded = excluded;

    /// <summary>Whether an index may be returned. O(log excluded).</summary>
    public bool Allows(int index) => (_excluded.IsEmpty || _excluded.BinarySearch(index) < 0) && (allowed is null || allowed[index]);
}
