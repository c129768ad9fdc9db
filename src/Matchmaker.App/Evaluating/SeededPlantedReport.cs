namespace Matchmaker.App.Evaluating;

/// <summary>How well what was planted in a demo registry is found again, over several seeds of the factors.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="TrainSeconds">Mean time to train.</param>
/// <param name="Rows">One row a structure.</param>
/// <param name="Reciprocity">How often both sides would say yes, by ways of ranking.</param>
public sealed record SeededPlantedReport(
    DateOnly Cut, IReadOnlyList<int> Seeds, double TrainSeconds, IReadOnlyList<SeededPlantedRow> Rows, IReadOnlyList<SeededReciprocityRow> Reciprocity)
{
    /// <summary>Of one report a seed, in the same order.</summary>
    internal static SeededPlantedReport Of(IReadOnlyList<int> seeds, IReadOnlyList<PlantedReport> reports) => new(
        reports[0].Cut, seeds, reports.Average(report => report.TrainSeconds),
        [.. reports[0].Rows.Select((row, at) => SeededPlantedRow.Of([.. reports.Select(report => report.Rows[at])]))],
        [.. reports[0].Reciprocity.Select((row, at) => SeededReciprocityRow.Of([.. reports.Select(report => report.Reciprocity[at])]))]);
}
