namespace Matchmaker.App.Matching;

/// <summary>One suggestion as it is shown.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Why">Who it is, its score and every part of it.</param>
/// <param name="IsVerified">Whether its verification holds.</param>
/// <param name="IsSaved">Whether the actor has saved it; null where the database is away, and nobody can tell.</param>
/// <param name="Capacity">How many introductions it has room for; null where it sets no limit.</param>
/// <param name="Open">How many of them are taken.</param>
public sealed record SuggestedPartner(int Rank, SuggestionExplanation Why, bool IsVerified, bool? IsSaved, int? Capacity, int Open);
