namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>A mentee without a mentor.</summary>
/// <param name="Mentee">Id.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">Why, in words.</param>
/// <param name="WouldHelp">What would change it, each tried; null where nothing was tried, because there are many without a mentor.</param>
public sealed record UnmatchedMentee(string Mentee, string Name, UnmatchedReason Reason, string Why, IReadOnlyList<HelpfulChange>? WouldHelp);
