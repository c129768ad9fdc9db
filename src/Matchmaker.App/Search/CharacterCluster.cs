namespace Matchmaker.App.Search;

/// <summary>What a reader takes for one character: a letter or digit with the marks that belong to it.</summary>
/// <param name="Folded">Its folded form; one character may become several (ß), never none.</param>
/// <param name="IsUnspaced">Whether its script writes words without spaces between them.</param>
/// <param name="IsMarked">Whether folding took diacritics off.</param>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units in the text.</param>
internal readonly record struct CharacterCluster(string Folded, bool IsUnspaced, bool IsMarked, int Start, int Length)
{
    public int End => Start + Length;
}
