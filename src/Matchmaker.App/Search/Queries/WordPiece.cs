namespace Matchmaker.App.Search.Queries;

/// <summary>A word as typed, with its terms.</summary>
internal sealed record WordPiece(string Text, IReadOnlyList<string> Terms, bool IsOpen);
