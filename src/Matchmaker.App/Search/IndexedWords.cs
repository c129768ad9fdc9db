namespace Matchmaker.App.Search;

/// <summary>What the frequencies of indexed terms are good for.</summary>
internal static class IndexedWords
{
    private const int CommonPart = 10;
    private const int FewestCommon = 8;

    /// <summary>Whether a term stands with so many of the actors that it tells them apart no more.</summary>
    public static bool IsCommon(int with, int actors) => with >= Math.Max(FewestCommon, actors / CommonPart);

    /// <summary>Whether it is a word that a correction may give: of a script with spaces, and no key of a concept.</summary>
    public static bool IsWord(string term) => term.Length > 2 && !term.Contains('·', StringComparison.Ordinal) && !Scripts.IsUnspaced(term[0]);
}
