using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Search;

/// <summary>Finds what a query matched in a text, by the same terms as the index.</summary>
internal sealed class Highlighter
{
    private readonly Dictionary<string, List<TermSequence>> _byFirstTerm = new(StringComparer.Ordinal);
    private readonly List<TermSequence> _beginnings = [];

    public Highlighter(IEnumerable<TermSequence> sequences)
    {
        foreach (var sequence in sequences)
        {
            if (sequence is { IsBeginning: true, Terms.Count: 1 }) _beginnings.Add(sequence);
            else if (_byFirstTerm.TryGetValue(sequence.Terms[0], out var others)) others.Add(sequence);
            else _byFirstTerm.Add(sequence.Terms[0], [sequence]);
        }
    }

    /// <summary>What a query asks for, as sequences to mark: words, and the ways to say its concepts.</summary>
    public static IEnumerable<TermSequence> Sequences(QueryNode node) => node switch
    {
        WordsNode words => [new(words.Terms, words.IsBeginning, words.Field)],
        ConceptNode concept => Concepts.Phrases(concept.Concept).Select(phrase => new TermSequence(phrase, Scripts.IsUnspaced(phrase[^1][0]))),
        AllNode all => all.Parts.SelectMany(Sequences),
        AnyNode any => any.Parts.SelectMany(Sequences),
        PreferNode prefer => Sequences(prefer.Wanted),
        _ => [],
    };

    /// <summary>The ranges that matched, ascending and apart.</summary>
    public List<TextRange> Mark(FieldText text)
    {
        var tokens = TextAnalyser.Analyse(text.Text);
        var ranges = new List<TextRange>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var end = -1;
            if (_byFirstTerm.TryGetValue(tokens[at].Term, out var sequences))
                foreach (var sequence in sequences) end = Math.Max(end, EndOf(sequence, tokens, at, text.Field));
            foreach (var sequence in _beginnings) end = Math.Max(end, EndOf(sequence, tokens, at, text.Field));
            if (end > tokens[at].Start) Add(ranges, tokens[at].Start, end);
        }

        return ranges;
    }

    private static int EndOf(TermSequence sequence, IReadOnlyList<Token> tokens, int at, SearchField field)
    {
        var last = at + sequence.Terms.Count - 1;
        if (last >= tokens.Count || !IsIn(sequence.Field, field)) return -1;
        for (var term = 0; term < sequence.Terms.Count - 1; term++)
            if (tokens[at + term].Term != sequence.Terms[term]) return -1;
        var (found, wanted) = (tokens[last], sequence.Terms[^1]);
        if (found.Term == wanted) return found.End;
        if (!sequence.IsBeginning || !found.Term.StartsWith(wanted, StringComparison.Ordinal)) return -1;

        // Of a pair of characters only the first may be meant; the next token begins with the second.
        var isFirstOnly = found.Kind == TokenKind.Pair && sequence.Terms.Count == 1 && last + 1 < tokens.Count && TextAnalyser.Analyse(wanted) is [{ Kind: TokenKind.Last }];
        return isFirstOnly ? tokens[last + 1].Start : found.End;
    }

    private static bool IsIn(SearchField? wanted, SearchField field) => wanted is null || wanted == field || (wanted == SearchField.Name && field == SearchField.Aliases);

    private static void Add(List<TextRange> ranges, int start, int end)
    {
        if (ranges.Count > 0 && start <= ranges[^1].End) ranges[^1] = new(ranges[^1].Start, Math.Max(ranges[^1].End, end) - ranges[^1].Start);
        else ranges.Add(new(start, end - start));
    }
}
