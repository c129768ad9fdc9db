namespace Matchmaker.App.Search.Queries;

/// <summary>
/// Turns plain words into nodes. Words that together name a concept of the taxonomies also find what is about that concept in any language, for a
/// lower score; words that carry diacritics score more where the text has them too.
/// </summary>
internal static class WordNodes
{
    private const float ConceptBoost = 0.4f;
    private const float MarkedBoost = 0.5f;

    /// <summary>One node for each word, or for each group of words that is one term of a taxonomy.</summary>
    public static IEnumerable<QueryNode> Of(IReadOnlyList<string> words)
    {
        var pieces = words.Select(Piece).Where(piece => piece.Terms.Count > 0).ToList();
        var terms = pieces.SelectMany(piece => piece.Terms).ToList();
        var spans = Concepts.Find(terms);
        for (var (at, first) = (0, 0); at < pieces.Count;)
        {
            var span = spans.FirstOrDefault(span => span.First == first);
            var (count, length) = (0, 0);
            while (length < span.Count && at + count < pieces.Count) length += pieces[at + count++].Terms.Count;
            if (count > 0 && length == span.Count) yield return Group(pieces.GetRange(at, count), span.Concepts);
            else
            {
                (count, length) = (1, pieces[at].Terms.Count);
                yield return Single(pieces[at]);
            }

            at += count;
            first += length;
        }
    }

    /// <summary>All words that begin like this one, and what is about the concept that it names as it stands; null where nothing can be searched for.</summary>
    public static QueryNode? OfBeginning(string word)
    {
        var terms = TextAnalyser.Sequence(word, out _);
        if (terms.Count == 0) return null;
        var beginning = new WordsNode(terms, true);
        var span = Concepts.Find(terms).FirstOrDefault(span => span.First == 0 && span.Count == terms.Count);
        return span.Count == 0 ? beginning : new AnyNode([beginning, .. span.Concepts.Select(concept => new ConceptNode(concept, ConceptBoost))]);
    }

    private static WordPiece Piece(string word) => new(word, TextAnalyser.Sequence(word, out var isOpen), isOpen);

    // "hoạt hình" is one thing: its words apart are not what is meant.
    private static AnyNode Group(List<WordPiece> pieces, IReadOnlyList<string> concepts)
    {
        var exact = new WordsNode([.. pieces.SelectMany(piece => piece.Terms)], pieces[^1].IsOpen);
        return new([Preferring(exact, pieces), .. concepts.Select(concept => new ConceptNode(concept, ConceptBoost))]);
    }

    private static QueryNode Single(WordPiece piece)
    {
        var exact = Preferring(new WordsNode(piece.Terms, piece.IsOpen), [piece]);
        return piece.IsOpen && Compound(piece) is { } compound ? new AnyNode([exact, compound]) : exact;
    }

    // Preferred, not required: a query with marks finds texts without.
    private static QueryNode Preferring(WordsNode exact, List<WordPiece> pieces)
    {
        var marked = pieces.SelectMany(piece => TextAnalyser.Analyse(piece.Text)).Select(token => token.Marked).OfType<string>().Select(spelling => new MarkedNode(spelling, MarkedBoost)).ToList();
        return marked.Count == 0 ? exact : new PreferNode(exact, marked);
    }

    // Words written together without spaces, some of which name concepts: "animation company" in Thai is one run.
    private static AllNode? Compound(WordPiece piece)
    {
        var tokens = TextAnalyser.Analyse(piece.Text);
        var spans = Concepts.Find([.. tokens.Select(token => token.Term)]);
        if (spans.Count == 0 || (spans.Count == 1 && spans[0].Count == piece.Terms.Count)) return null;
        var parts = new List<QueryNode>();
        var end = 0;
        foreach (var span in spans)
        {
            AddRest(parts, piece.Text[end..tokens[span.First].Start]);
            parts.Add(new AnyNode([.. span.Concepts.Select(concept => new ConceptNode(concept, ConceptBoost))]));
            end = tokens[span.First + span.Count - 1].End;
        }

        AddRest(parts, piece.Text[end..]);
        return new(parts);
    }

    // A single character left over is an ending or a particle.
    private static void AddRest(List<QueryNode> parts, string text)
    {
        var terms = TextAnalyser.Sequence(text, out var isOpen);
        if (terms.Count > 1 || (terms.Count == 1 && !(isOpen && TextAnalyser.Analyse(text)[0].Kind == TokenKind.Last))) parts.Add(new WordsNode(terms, isOpen));
    }
}
