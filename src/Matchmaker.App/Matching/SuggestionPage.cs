namespace Matchmaker.App.Matching;

/// <summary>Suggestions as they are shown.</summary>
/// <param name="Model">Name of the model that made them.</param>
/// <param name="ReadAt">When the registry was read for it.</param>
/// <param name="Source">What they rest on.</param>
/// <param name="Partners">The partners, best first.</param>
public sealed record SuggestionPage(string Model, DateTimeOffset ReadAt, SuggestionSource Source, IReadOnlyList<SuggestedPartner> Partners);
