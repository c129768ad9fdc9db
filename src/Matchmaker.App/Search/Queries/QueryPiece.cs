namespace Matchmaker.App.Search.Queries;

/// <summary>One piece of a query as it was typed: a word, a phrase in quotes, or a field and its values.</summary>
/// <param name="Name">What stands before the colon; null for words and phrases.</param>
/// <param name="Values">The word, the phrase, or the values after the colon.</param>
/// <param name="IsQuoted">Whether the (first) value stood in quotes.</param>
/// <param name="IsExcluded">Whether a hyphen stood before it.</param>
/// <param name="Text">All of it, as typed.</param>
internal sealed record QueryPiece(string? Name, IReadOnlyList<string> Values, bool IsQuoted, bool IsExcluded, string Text);
