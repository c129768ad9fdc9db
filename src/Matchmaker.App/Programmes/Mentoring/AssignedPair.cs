namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A mentee and the mentor it gets.</summary>
/// <param name="Mentee">Id.</param>
/// <param name="MenteeName">What to call it.</param>
/// <param name="Mentor">Id.</param>
/// <param name="MentorName">What to call it.</param>
/// <param name="Fit">0 to 1.</param>
/// <param name="IsLocked">Whether it was settled beforehand.</param>
/// <param name="Why">In words.</param>
/// <param name="MentorActorId">The mentor in the registry; null where it is not in it.</param>
public sealed record AssignedPair(string Mentee, string MenteeName, string Mentor, string MentorName, double Fit, bool IsLocked, string Why, long? MentorActorId);
