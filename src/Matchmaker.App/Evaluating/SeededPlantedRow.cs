namespace Matchmaker.App.Evaluating;

/// <summary>How well one planted structure is found, over several seeds.</summary>
/// <param name="Structure">What was planted.</param>
/// <param name="Queries">Actors asked about.</param>
/// <param name="Full">NDCG@20 of the full ranker.</param>
/// <param name="Best">NDCG@20 of each seed's best single signal.</param>
/// <param name="BestSignals">Which signals these are.</param>
public sealed record SeededPlantedRow(string Structure, int Queries, SeededFigure Full, SeededFigure Best, IReadOnlyList<string> BestSignals)
{
    internal static SeededPlantedRow Of(IReadOnlyList<PlantedRow> rows) => new(
        rows[0].Structure, rows[0].Queries, SeededFigure.Of(rows, row => row.Full), SeededFigure.Of(rows, row => row.Best), [.. rows.Select(row => row.BestSignal).Distinct()]);
}
