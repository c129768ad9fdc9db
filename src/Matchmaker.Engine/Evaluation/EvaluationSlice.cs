namespace Matchmaker.Engine.Evaluation;

/// <summary>Metrics over one kind of pairs only: of what is relevant, the pairs of the slice; queries with none are passed over.</summary>
/// <param name="Name">Which pairs.</param>
/// <param name="Queries">Actors with at least one relevant partner in the slice.</param>
/// <param name="Recall">Mean recall at the cut-off.</param>
/// <param name="Ndcg">Mean NDCG at the cut-off.</param>
public sealed record EvaluationSlice(string Name, int Queries, double Recall, double Ndcg);
