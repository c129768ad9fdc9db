using QuikGraph;

namespace Matchmaker.QuikGraph;

/// <summary>A tie as it is met from one of its two actors: made while the rows are read, never stored.</summary>
/// <param name="Source">The actor whose row it stands in.</param>
/// <param name="Target">The other one.</param>
/// <param name="Weight">Above 0.</param>
internal readonly record struct Tie(int Source, int Target, float Weight) : IEdge<int>;
