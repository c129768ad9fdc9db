namespace Matchmaker.App.Matching;

/// <summary>An actor in a piece of the network.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="Ring">How many ties it is away: 0 for whom the piece is about.</param>
public sealed record Neighbour(int Actor, int Ring);
