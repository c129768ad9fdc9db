namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Mentors for a cohort.</summary>
/// <param name="Solved">To ask further questions of.</param>
/// <param name="Account">In words.</param>
/// <param name="Model">The model that said how close mentors are.</param>
public sealed record CohortAnswer(MentoringSolved Solved, MentoringAccount Account, string Model);
