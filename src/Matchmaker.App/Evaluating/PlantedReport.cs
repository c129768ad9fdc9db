namespace Matchmaker.App.Evaluating;

/// <summary>How well what was planted in a demo registry is found again.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="Rows">One row a structure.</param>
public sealed record PlantedReport(DateOnly Cut, IReadOnlyList<PlantedRow> Rows);
