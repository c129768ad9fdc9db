using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>An assignment in figures, with the proof of how good it is.</summary>
/// <param name="Mode">What it was to be best at.</param>
/// <param name="Mentees">Mentees that ask for a mentor.</param>
/// <param name="Mentors">Mentors with places.</param>
/// <param name="Places">Their places.</param>
/// <param name="Pairs">Pairs made.</param>
/// <param name="Placed">Mentees with at least one mentor.</param>
/// <param name="TotalFit">Sum of the pairs' fits.</param>
/// <param name="UpperBound">No assignment has more, or, where everyone is placed first, none that places as many.</param>
/// <param name="IsProvenBest">Whether nothing better exists: the two are equal but for rounding.</param>
/// <param name="BlockingPairs">Pairs that are not together and would both rather be.</param>
/// <param name="Milliseconds">What solving took.</param>
public sealed record MentoringTotals(
    AssignmentMode Mode, int Mentees, int Mentors, int Places, int Pairs, int Placed, double TotalFit, double UpperBound, bool IsProvenBest, int BlockingPairs, double Milliseconds);
