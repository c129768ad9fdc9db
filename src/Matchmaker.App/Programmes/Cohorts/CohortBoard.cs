namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>What a curator begins from.</summary>
/// <param name="Title">What the programme is called.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Terms">Its terms, with what can be chosen as it usually is.</param>
/// <param name="Candidates">Everybody who could be chosen, by key.</param>
/// <param name="Begin">Choices to begin with: who has said yes already is in.</param>
/// <param name="Plans">What was kept.</param>
/// <param name="Remarks">What to know of the candidates, in words.</param>
public sealed record CohortBoard(string Title, ProgrammeState State, CohortTerms Terms, IReadOnlyList<CohortCandidate> Candidates, CohortChoices Begin, IReadOnlyList<PlanLine> Plans, IReadOnlyList<string> Remarks);
