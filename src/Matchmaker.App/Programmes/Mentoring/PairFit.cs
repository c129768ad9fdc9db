namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>How a mentor fits a mentee, part by part.</summary>
/// <param name="Barrier">Why it is not possible, or that it is.</param>
/// <param name="Value">The fit, 0 to 1; 0 where it is not possible.</param>
/// <param name="Topics">Topics of the mentee that the mentor knows.</param>
/// <param name="Missing">Those it does not.</param>
/// <param name="Languages">Languages in common.</param>
/// <param name="HoursApart">Hours between their clocks; null where one is not known.</param>
/// <param name="MenteeWish">The place of the mentor among the mentee's wishes, from 1; null where it is not among them.</param>
/// <param name="MentorWish">The same the other way.</param>
/// <param name="Model">What the model of suggestions says, 0 to 1; null where it does not know the pair.</param>
public sealed record PairFit(
    PairBarrier Barrier, double Value, IReadOnlyList<string> Topics, IReadOnlyList<string> Missing, IReadOnlyList<string> Languages, double? HoursApart, int? MenteeWish, int? MentorWish, double? Model);
