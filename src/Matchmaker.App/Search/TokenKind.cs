namespace Matchmaker.App.Search;

/// <summary>What a token is of the text it comes from.</summary>
public enum TokenKind
{
    /// <summary>A whole word of a script that puts spaces between words, or a number.</summary>
    Word,

    /// <summary>Two neighbouring characters of a run of a script without such spaces.</summary>
    Pair,

    /// <summary>The last character of such a run on its own, so that every character begins some token.</summary>
    Last,
}
