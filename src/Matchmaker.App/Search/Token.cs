namespace Matchmaker.App.Search;

/// <summary>One term of a text, and where it stands there.</summary>
/// <param name="Term">The folded term: letters, digits and marks only, never empty.</param>
/// <param name="Kind">A word, or a piece of a run of a script without spaces.</param>
/// <param name="Start">First UTF-16 unit of the term in the text.</param>
/// <param name="Length">UTF-16 units that the term takes up in the text; pairs overlap.</param>
/// <param name="Marked">The spelling with its diacritics, where folding took some off; else null.</param>
public readonly record struct Token(string Term, TokenKind Kind, int Start, int Length, string? Marked)
{
    /// <summary>One past the last unit.</summary>
    public int End => Start + Length;
}
