namespace Matchmaker.App.Search;

/// <summary>One actor that was found.</summary>
/// <param name="Actor">Its public profile.</param>
/// <param name="Score">Higher is better; compares within one answer only.</param>
/// <param name="Snippets">Where it matched: the name first, always there, then the texts that match best.</param>
/// <param name="Reasons">Terms shared with the actor that was compared with; empty for a search by text.</param>
public sealed record SearchHit(IndexedActor Actor, double Score, IReadOnlyList<Snippet> Snippets, IReadOnlyList<string> Reasons);
