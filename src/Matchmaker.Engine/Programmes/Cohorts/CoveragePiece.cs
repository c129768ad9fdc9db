namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>One straight piece of what a topic's coverage is worth.</summary>
/// <param name="Length">How much weight it holds, above 0.</param>
/// <param name="Slope">What each unit of weight on it adds, at least 0 and at most the slope of the piece before.</param>
public readonly record struct CoveragePiece(double Length, double Slope);
