namespace Matchmaker.Engine.Ranking.Balance;

/// <summary>One exchange within a query: entries of the batch, and the utility it loses.</summary>
internal readonly record struct SlotSwap(int Leaving, int Entering, double Loss);
