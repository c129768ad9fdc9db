using Matchmaker.App.Registry;

namespace Matchmaker.App.Search.Queries;

/// <summary>
/// The terms of the taxonomies as concepts that texts name in many languages: <c>hoạt hình</c>, <c>แอนิเมชัน</c> and <c>animation</c> are one. Keys are
/// made of letters, digits and middle dots, so that an index can hold them beside its words.
/// </summary>
public static class Concepts
{
    private static readonly Dictionary<string, List<ConceptPhrase>> ByFirstTerm = Read();

    private static readonly Dictionary<string, List<IReadOnlyList<string>>> PhrasesOf = ByFirstTerm.Values.SelectMany(phrases => phrases)
        .SelectMany(phrase => phrase.Concepts.Select(concept => (concept, phrase.Terms))).GroupBy(pair => pair.concept, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Terms).ToList(), StringComparer.Ordinal);

    /// <summary>The concept of a code; the key of a code that the taxonomy does not know stands for itself.</summary>
    public static string Key(ActorAspect aspect, string code) => Prefix(aspect) + '·' + code.Replace('-', '·');

    /// <summary>The aspect and code of a key; interests come back as <see cref="ActorAspect.Offers"/>.</summary>
    public static (ActorAspect Aspect, string Code) Parse(string concept)
    {
        var dot = concept.IndexOf('·', StringComparison.Ordinal);
        var aspect = concept[..dot] switch { "helix" => ActorAspect.Helix, "sector" => ActorAspect.Sector, _ => ActorAspect.Offers };
        return (aspect, concept[(dot + 1)..].Replace('·', '-'));
    }

    /// <summary>Every word or phrase of the taxonomies, as people write it, with its concept.</summary>
    public static IEnumerable<(string Text, string Concept)> Words() =>
        from aspect in (ActorAspect[])[ActorAspect.Sector, ActorAspect.Offers, ActorAspect.Helix]
        from term in AspectCodes.Taxonomy(aspect)!.Terms
        from word in term.Synonyms.Select(synonym => synonym.Text).Prepend(term.Name)
        select (word, Key(aspect, term.Code));

    /// <summary>The concepts of an actor: of its codes with all wider ones, and those that its texts name.</summary>
    public static IReadOnlySet<string> Of(IndexedActor actor)
    {
        var concepts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var aspect in (ActorAspect[])[ActorAspect.Helix, ActorAspect.Sector, ActorAspect.Offers, ActorAspect.Needs])
        {
            var taxonomy = AspectCodes.Taxonomy(aspect)!;
            foreach (var code in actor.Codes(aspect))
                foreach (var term in taxonomy.WithAncestors(code)) concepts.Add(Key(aspect, term.Code));
        }

        foreach (var text in actor.Texts())
            if (text.Field is not SearchField.Place) AddNamed(text.Text, concepts);
        return concepts;
    }

    /// <summary>The longest phrases of the taxonomies among terms that stand in this order, from left to right, without overlaps.</summary>
    public static IReadOnlyList<ConceptSpan> Find(IReadOnlyList<string> terms)
    {
        var found = new List<ConceptSpan>();
        for (var at = 0; at < terms.Count;)
        {
            var longest = Longest(terms, at);
            if (longest.Count > 0) found.Add(longest);
            at += Math.Max(1, longest.Count);
        }

        return found;
    }

    /// <summary>Codes of the offers and needs that a text names, in whatever language: what the search and the ranker take a free text to say.</summary>
    public static IReadOnlyList<string> InterestsNamedIn(string? text) => text is null ? [] : InterestsNamedIn(TextAnalyser.Analyse(text));

    /// <summary>Codes of the offers and needs that the terms of a text name.</summary>
    public static IReadOnlyList<string> InterestsNamedIn(IReadOnlyList<Token> tokens)
    {
        List<string>? codes = null;
        foreach (var span in Find([.. tokens.Select(token => token.Term)]))
            if (span.Interests.Count > 0) (codes ??= []).AddRange(span.Interests);
        return codes ?? [];
    }

    /// <summary>Every way to say a concept or a narrower one, as sequences of terms.</summary>
    public static IEnumerable<IReadOnlyList<string>> Phrases(string concept)
    {
        var (aspect, code) = Parse(concept);
        return AspectCodes.WithNarrower(aspect, code).SelectMany(narrower => PhrasesOf.GetValueOrDefault(Key(aspect, narrower), []));
    }

    private static void AddNamed(string text, HashSet<string> concepts)
    {
        var terms = TextAnalyser.Analyse(text).Select(token => token.Term).ToList();
        foreach (var span in Find(terms))
            foreach (var concept in span.Concepts)
                if (!concept.StartsWith(Prefix(ActorAspect.Helix), StringComparison.Ordinal)) concepts.Add(concept);
    }

    private static ConceptSpan Longest(IReadOnlyList<string> terms, int at)
    {
        if (!ByFirstTerm.TryGetValue(terms[at], out var phrases)) return default;
        foreach (var phrase in phrases)
        {
            if (phrase.Terms.Count > terms.Count - at) continue;
            var next = 1;
            while (next < phrase.Terms.Count && phrase.Terms[next] == terms[at + next]) next++;
            if (next == phrase.Terms.Count) return new(at, next, phrase.Concepts, phrase.Interests);
        }

        return default;
    }

    private static Dictionary<string, List<ConceptPhrase>> Read()
    {
        var phrases = new Dictionary<string, ConceptPhrase>(StringComparer.Ordinal);
        foreach (var aspect in (ActorAspect[])[ActorAspect.Helix, ActorAspect.Sector, ActorAspect.Offers])
            foreach (var term in AspectCodes.Taxonomy(aspect)!.Terms)
                foreach (var word in term.Synonyms.Select(synonym => synonym.Text).Prepend(term.Name).Append(term.Code))
                {
                    var terms = TextAnalyser.Sequence(word, out _);
                    if (terms.Count == 0) continue;
                    var text = string.Join(' ', terms);
                    if (!phrases.TryGetValue(text, out var phrase)) phrases.Add(text, phrase = new(terms, []));
                    if (phrase.Concepts.Contains(Key(aspect, term.Code))) continue;
                    phrase.Concepts.Add(Key(aspect, term.Code));
                    if (aspect == ActorAspect.Offers) phrase.Interests.Add(term.Code);
                }

        // Longest first: the first that matches is the one to take.
        return phrases.Values.GroupBy(phrase => phrase.Terms[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Terms.Count).ToList(), StringComparer.Ordinal);
    }

    private static string Prefix(ActorAspect aspect) => aspect switch
    {
        ActorAspect.Helix => "helix",
        ActorAspect.Sector => "sector",
        _ => "interest",
    };
}
