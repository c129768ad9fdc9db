using System.Globalization;

namespace Matchmaker.App.Search;

/// <summary>Chooses the pieces of an actor's texts that show why it was found.</summary>
internal static class Snippets
{
    public const int LongestPiece = 160;

    private const int MostBesidesName = 3;
    private const string Ellipsis = "…";

    public static IReadOnlyList<Snippet> Of(IndexedActor actor, Highlighter highlighter)
    {
        var marked = actor.Texts().Select(text => (Text: text, Ranges: highlighter.Mark(text))).ToList();
        var name = marked[0];
        List<Snippet> chosen = [new(SearchField.Name, name.Text.Text, name.Ranges)];
        chosen.AddRange(marked.Skip(1).Where(text => text.Ranges.Count > 0).DistinctBy(text => text.Text)
            .OrderByDescending(text => text.Ranges.Sum(range => range.Length)).ThenBy(text => text.Text.Field)
            .Take(MostBesidesName).OrderBy(text => text.Text.Field)
            .Select(text => Cut(text.Text, text.Ranges)));

        // Something to know it by, where nothing but the name or a code matched.
        if (chosen.Count == 1 && actor.Description is { Length: > 0 } description) chosen.Add(Cut(new(SearchField.Description, description), []));
        return chosen;
    }

    /// <summary>The piece of a text with the most that matched; all of it where it is short.</summary>
    internal static Snippet Cut(FieldText text, List<TextRange> ranges)
    {
        if (text.Text.Length <= LongestPiece) return new(text.Field, text.Text, ranges);
        var start = Begin(text.Text, ranges);
        var end = Math.Min(text.Text.Length, start + LongestPiece);
        if (end < text.Text.Length) end = Edge(text.Text, end, start + (LongestPiece / 2));
        var (before, after) = (start > 0 ? Ellipsis : "", end < text.Text.Length ? Ellipsis : "");
        var inside = ranges.Where(range => range.Start >= start && range.End <= end).Select(range => new TextRange(range.Start - start + before.Length, range.Length));
        return new(text.Field, before + text.Text[start..end] + after, [.. inside]);
    }

    private static int Begin(string text, List<TextRange> ranges)
    {
        if (ranges.Count == 0) return 0;
        var best = ranges.MaxBy(first => ranges.Where(range => range.Start >= first.Start && range.End <= first.Start + (LongestPiece * 3 / 4)).Sum(range => range.Length)).Start;
        var start = Math.Clamp(best - (LongestPiece / 4), 0, text.Length - LongestPiece);
        return start == 0 ? 0 : Edge(text, start, Math.Max(0, start - (LongestPiece / 8)));
    }

    // Back to a space, or at the least not into the middle of a character.
    private static int Edge(string text, int at, int least)
    {
        for (var space = at; space > least; space--)
            if (char.IsWhiteSpace(text[space - 1])) return space;
        while (at > 0 && (char.IsLowSurrogate(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) at--;
        return at;
    }
}
