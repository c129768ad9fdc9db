namespace Matchmaker.Engine.Ranking;

/// <summary>One actor's candidates at a past time, and which of them became its partners afterwards.</summary>
/// <param name="Candidates">The candidates with their signals at that time.</param>
/// <param name="IsRelevant">For each candidate, whether it became a partner.</param>
public sealed record RankingExample(CandidateList Candidates, bool[] IsRelevant);
