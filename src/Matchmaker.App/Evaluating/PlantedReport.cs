namespace Matchmaker.App.Evaluating;

/// <summary>How well what was planted in a demo registry is found again.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="TrainSeconds">Time to train.</param>
/// <param name="Rows">One row a structure.</param>
/// <param name="Reciprocity">How often both sides would say yes, by ways of ranking.</param>
public sealed record PlantedReport(DateOnly Cut, double TrainSeconds, IReadOnlyList<PlantedRow> Rows, IReadOnlyList<ReciprocityRow> Reciprocity);
