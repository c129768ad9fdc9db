namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>One more place at a column would place a row that has none.</summary>
/// <param name="Column">Where the place would be.</param>
/// <param name="Gain">What it would add to the sum of fits, after others have moved up.</param>
public sealed record PlaceWorth(int Column, double Gain);
