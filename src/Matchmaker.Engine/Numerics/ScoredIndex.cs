namespace Matchmaker.Engine.Numerics;

/// <summary>A dense index with its score: one place in a ranking.</summary>
/// <param name="Index">Dense index of what was scored.</param>
/// <param name="Score">Its score; greater is better.</param>
public readonly record struct ScoredIndex(int Index, float Score)
{
    /// <summary>True if this ranks before <paramref name="other"/>: a greater score, or the same score and a lower index.</summary>
    public bool RanksBefore(ScoredIndex other) => Score > other.Score || (Score == other.Score && Index < other.Index);
}
