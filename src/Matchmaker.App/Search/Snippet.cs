namespace Matchmaker.App.Search;

/// <summary>A piece of an actor's text with what matched.</summary>
/// <param name="Field">Where it comes from.</param>
/// <param name="Text">The piece, in the original spelling; an ellipsis stands where it was cut.</param>
/// <param name="Matches">What matched, as ascending ranges of <paramref name="Text"/> that do not overlap.</param>
public sealed record Snippet(SearchField Field, string Text, IReadOnlyList<TextRange> Matches);
