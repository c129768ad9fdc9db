namespace Matchmaker.App.Search;

/// <summary>A range of a text, in UTF-16 units.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}
