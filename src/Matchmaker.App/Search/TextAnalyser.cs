using System.Text;

namespace Matchmaker.App.Search;

/// <summary>
/// Cuts text into the terms that are indexed and searched for. Compatibility forms, case and the diacritics of Latin, Greek, Cyrillic, Arabic and
/// Hebrew letters are folded (Vietnamese đ too); the marks of Thai, Lao, Khmer, Burmese and Indic letters stay with their letter. Words of scripts with
/// spaces are one term each. Runs of scripts without (Thai, Lao, Khmer, Burmese, Chinese, Japanese, and Korean, whose words grow endings) are
/// overlapping pairs of characters, so that any part of a run is found as neighbouring terms.
/// </summary>
public static class TextAnalyser
{
    /// <summary>Changes whenever the terms of some text change: an index of another version is rebuilt.</summary>
    public const int Version = 1;

    /// <summary>Longer words are cut here, in texts and queries alike.</summary>
    public const int LongestTerm = 64;

    /// <summary>The terms of a text in their order. Takes any string, also one that is no valid Unicode.</summary>
    public static IReadOnlyList<Token> Analyse(string text)
    {
        var tokens = new List<Token>();
        var run = new List<CharacterCluster>();
        var reader = new ClusterReader(text);
        while (true)
        {
            // Most words of most texts are plain ASCII and need no look at each character's marks.
            if (reader.ReadPlainWord(isInWord: run.Count > 0) is { } plain)
            {
                Close(text, run, tokens);
                tokens.Add(plain);
                continue;
            }

            if (reader.Read() is not { } cluster) break;
            if (run.Count > 0 && (reader.WasBroken || cluster.IsUnspaced != run[0].IsUnspaced)) Close(text, run, tokens);
            run.Add(cluster);
        }

        Close(text, run, tokens);
        return tokens;
    }

    /// <summary>
    /// The different terms of a text, in the order of their first occurrence: words, and pairs of characters. What overlaps between two texts of
    /// one script, whatever the language, is what both say.
    /// </summary>
    public static IReadOnlyList<string> Terms(string text) => Terms(Analyse(text));

    /// <summary>The different terms of a text that was cut already.</summary>
    public static IReadOnlyList<string> Terms(IReadOnlyList<Token> tokens)
    {
        var terms = new List<string>(tokens.Count);
        var seen = new HashSet<string>(tokens.Count, StringComparer.Ordinal);
        for (var at = 0; at < tokens.Count; at++)
        {
            var isRepeatedByPair = tokens[at].Kind == TokenKind.Last && at > 0 && tokens[at - 1].Kind == TokenKind.Pair && tokens[at - 1].End == tokens[at].End;
            if (!isRepeatedByPair && seen.Add(tokens[at].Term)) terms.Add(tokens[at].Term);
        }

        return terms;
    }

    /// <summary>
    /// The terms that stand next to each other wherever a text holds this one. A run without spaces at the end may go on there, so its last term
    /// matches as a beginning where <paramref name="isOpen"/> is true.
    /// </summary>
    public static IReadOnlyList<string> Sequence(string text, out bool isOpen)
    {
        var tokens = Analyse(text);
        var terms = tokens.Select(token => token.Term).ToList();
        isOpen = tokens.Count > 0 && tokens[^1].Kind == TokenKind.Last;
        if (isOpen && tokens.Count > 1 && tokens[^2].Kind == TokenKind.Pair && tokens[^2].End == tokens[^1].End) terms.RemoveAt(terms.Count - 1);
        return terms;
    }

    private static void Close(string text, List<CharacterCluster> run, List<Token> tokens)
    {
        if (run.Count == 0) return;
        if (run[0].IsUnspaced) AddPairs(run, tokens);
        else AddWord(text, run, tokens);
        run.Clear();
    }

    private static void AddPairs(List<CharacterCluster> run, List<Token> tokens)
    {
        for (var at = 0; at + 1 < run.Count; at++)
            tokens.Add(new(run[at].Folded + run[at + 1].Folded, TokenKind.Pair, run[at].Start, run[at + 1].End - run[at].Start, null));
        tokens.Add(new(run[^1].Folded, TokenKind.Last, run[^1].Start, run[^1].Length, null));
    }

    private static void AddWord(string text, List<CharacterCluster> run, List<Token> tokens)
    {
        var term = new StringBuilder();
        var isMarked = false;
        foreach (var cluster in run)
        {
            if (term.Length + cluster.Folded.Length > LongestTerm) break;
            term.Append(cluster.Folded);
            isMarked |= cluster.IsMarked;
        }

        var (start, end) = (run[0].Start, run[^1].End);
        if (term.Length == 0) return;
        tokens.Add(new(term.ToString(), TokenKind.Word, start, end - start, isMarked ? Spelling(text.AsSpan(start, end - start)) : null));
    }

    private static string Spelling(ReadOnlySpan<char> word)
    {
        var spelling = word[..Math.Min(word.Length, LongestTerm * 2)].ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return string.Concat(spelling.EnumerateRunes().Where(ClusterReader.IsOfAWord).Select(rune => rune.ToString()));
    }
}
