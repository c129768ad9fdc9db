namespace Matchmaker.App.Matching;

/// <summary>Partners suggested to one actor, best first.</summary>
/// <param name="Actor">Dense index of whom they are for.</param>
/// <param name="Purpose">What they were looked for.</param>
/// <param name="Source">What they rest on.</param>
/// <param name="Partners">The partners.</param>
public sealed record SuggestionList(int Actor, SuggestionPurpose Purpose, SuggestionSource Source, IReadOnlyList<Suggestion> Partners);
