using Matchmaker.Engine.Evaluation;

namespace Matchmaker.App.Evaluating;

/// <summary>How well first partners are predicted for actors first seen after the cut, known only by their profile.</summary>
/// <param name="Queries">Newcomers asked about.</param>
/// <param name="QueriesWithWords">Of them, those whose name or texts hold a word that says anything: the others are known by country and helix alone.</param>
/// <param name="Relevant">Their first partners to be found, over all queries.</param>
/// <param name="LearntFrom">Newcomers of the last year before the cut that the ranker for newcomers was fitted to; 0 where there were too few, and the ranker for all others is used.</param>
/// <param name="ValidationNdcg">NDCG@20 on that year, learnt from the year before; null where there was too little history.</param>
/// <param name="ValidationPopularityNdcg">Popularity on the same queries; null likewise.</param>
/// <param name="Rows">The table; the full ranker stands last.</param>
public sealed record ColdStartReport(
    int Queries, int QueriesWithWords, int Relevant, int LearntFrom, double? ValidationNdcg, double? ValidationPopularityNdcg, IReadOnlyList<EvaluationRow> Rows)
{
    /// <summary>The rows that the full ranker has to beat by half.</summary>
    public static readonly IReadOnlyList<string> Yardsticks = ["popularity", "popularity within the country", "popularity within the helix"];

    /// <summary>The full ranker's NDCG@20 over the best of the <see cref="Yardsticks"/>; 0 where there is nothing to compare.</summary>
    public double Lead
    {
        get
        {
            var best = Rows.Where(row => Yardsticks.Contains(row.Name)).Select(row => row.Ndcg).DefaultIfEmpty(0).Max();
            return best == 0 ? 0 : Rows[^1].Ndcg / best;
        }
    }
}
