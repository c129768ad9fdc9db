namespace Matchmaker.Engine.Evaluation;

/// <summary>How one method did at completing groups.</summary>
/// <param name="Name">The method.</param>
/// <param name="Hit">Share of the queries whose hidden member stands among the first k.</param>
/// <param name="ReciprocalRank">Mean of 1 / its place.</param>
/// <param name="Seconds">Wall time for all queries.</param>
public sealed record CompletionRow(string Name, double Hit, double ReciprocalRank, double Seconds)
{
    /// <summary>The hidden member's place for each query, in the order of the split.</summary>
    public IReadOnlyList<double> Places { get; init; } = [];
}
