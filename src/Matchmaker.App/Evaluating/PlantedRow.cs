namespace Matchmaker.App.Evaluating;

/// <summary>How well one planted structure of a demo registry is found.</summary>
/// <param name="Structure">What was planted.</param>
/// <param name="Queries">Actors asked about.</param>
/// <param name="Full">NDCG@20 of the full ranker.</param>
/// <param name="BestSignal">The single signal that finds it best, ranking the same candidates.</param>
/// <param name="Best">Its NDCG@20.</param>
public sealed record PlantedRow(string Structure, int Queries, double Full, string BestSignal, double Best);
