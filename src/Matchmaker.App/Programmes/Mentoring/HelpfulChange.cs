namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A change that places a mentee: it was made, and the round solved with it.</summary>
/// <param name="Text">What changes.</param>
/// <param name="Effect">What becomes of it, for the mentee and for others.</param>
/// <param name="Changes">To make it.</param>
/// <param name="Placed">How many have a mentor then.</param>
public sealed record HelpfulChange(string Text, string Effect, IReadOnlyList<MentoringChange> Changes, int Placed);
