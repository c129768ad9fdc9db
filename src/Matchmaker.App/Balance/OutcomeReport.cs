namespace Matchmaker.App.Balance;

/// <summary>Who was shown, asked and accepted in a period, by group.</summary>
/// <param name="From">First day; null for all that is known.</param>
/// <param name="Until">Last day; null for all that is known.</param>
/// <param name="Total">All actors as one group.</param>
/// <param name="Lines">The groups of each attribute, in the order of their labels.</param>
/// <param name="Asks">How many asks went from one country to another.</param>
public sealed record OutcomeReport(DateOnly? From, DateOnly? Until, OutcomeLine Total, IReadOnlyList<OutcomeLine> Lines, IReadOnlyDictionary<(string From, string To), int> Asks);
