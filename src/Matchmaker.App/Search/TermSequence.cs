namespace Matchmaker.App.Search;

/// <summary>Terms next to each other that are to be marked in texts.</summary>
/// <param name="Terms">One or more.</param>
/// <param name="IsBeginning">Whether the last one may be the beginning of a term.</param>
/// <param name="Field">Where to mark them; everywhere if null.</param>
internal sealed record TermSequence(IReadOnlyList<string> Terms, bool IsBeginning = false, SearchField? Field = null);
