namespace Matchmaker.App.Evaluating;

/// <summary>The table of an evaluation over several seeds of the factors.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="Queries">Actors asked about.</param>
/// <param name="Rows">The table; the full ranker stands last.</param>
/// <param name="ColdStart">The same for actors first seen after the cut; empty where there are none.</param>
public sealed record SeededReport(DateOnly Cut, IReadOnlyList<int> Seeds, int Queries, IReadOnlyList<SeededRow> Rows, IReadOnlyList<SeededRow> ColdStart);
