namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>An assignment with its account in words.</summary>
/// <param name="Totals">In figures.</param>
/// <param name="Summary">In sentences.</param>
/// <param name="Pairs">By mentee, in the order of the round.</param>
/// <param name="Unmatched">Mentees without a mentor.</param>
/// <param name="Mentors">Mentors with what is taken and free.</param>
/// <param name="Remarks">What was noticed of what was given.</param>
public sealed record MentoringAccount(
    MentoringTotals Totals, IReadOnlyList<string> Summary, IReadOnlyList<AssignedPair> Pairs, IReadOnlyList<UnmatchedMentee> Unmatched, IReadOnlyList<MentorLoad> Mentors, IReadOnlyList<string> Remarks);
