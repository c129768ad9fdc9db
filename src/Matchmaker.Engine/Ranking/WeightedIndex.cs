namespace Matchmaker.Engine.Ranking;

/// <summary>A dense index with its weight among others.</summary>
public readonly record struct WeightedIndex(int Index, double Weight);
