namespace Matchmaker.Engine.Ranking;

/// <summary>One suggested partner.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="Score">The exact sum of what its signals contribute; comparable within one list.</param>
/// <param name="Signals">Its signals, in the order of <see cref="Signal"/>.</param>
public sealed record RankedPartner(int Actor, double Score, float[] Signals);
