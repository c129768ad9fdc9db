namespace Matchmaker.App.Pushing;

/// <summary>What one actor's people are to be told.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="People">Who is told.</param>
/// <param name="Suggestions">What was chosen for the actor, best first.</param>
internal sealed record PushPortion(int Actor, IReadOnlyList<PushRecipient> People, StrongSuggestion[] Suggestions);
