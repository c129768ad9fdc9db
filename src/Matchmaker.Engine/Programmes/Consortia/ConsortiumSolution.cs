namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>The consortia found, best first.</summary>
/// <param name="Consortia">The first is the best there is, within its gap; each that follows is the best among those that differ enough from all before it.</param>
/// <param name="IsComplete">Whether fewer than asked for means that there are no more; false where the search ended before it knew.</param>
/// <param name="Nodes">Partial consortia looked at.</param>
public sealed record ConsortiumSolution(IReadOnlyList<Consortium> Consortia, bool IsComplete, int Nodes);
