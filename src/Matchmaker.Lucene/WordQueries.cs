using Lucene.Net.Index;
using Lucene.Net.Search;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.Lucene;

/// <summary>
/// Queries for words, phrases and beginnings. A word that no actor has is looked for by its stem, and a run of a script without spaces that no actor has by
/// most of its pairs; nothing else is ever found that does not hold exactly what was asked for.
/// </summary>
internal sealed class WordQueries(LuceneReader reader)
{
    // Beginnings with more terms than these are found without weighing how rare each term is.
    private const int MostWeighed = 128;

    private const int ShortestRun = 3;
    private const float LooseBoost = 0.3f;
    private const float StemBoost = 0.15f;

    /// <summary>Whether only what was asked for is to be found, as where it is to be left out.</summary>
    public bool IsExact { get; set; }

    public bool IsLoose { get; private set; }

    public Query Of(WordsNode node)
    {
        var parts = ActorFields.Searched(node.Field).Select(field => InField(node, field)).OfType<Query>().ToList();
        Query exact = parts switch
        {
            [] => Nobody(),
            [var one] => one,
            _ => new DisjunctionMaxQuery(parts, ActorFields.OtherFields),
        };
        var query = node.Field is null && !IsExact ? Widened(node, exact, hasNone: parts.Count == 0) : exact;
        return node.Boost == 1 ? query : new BooleanQuery(disableCoord: true) { Boost = node.Boost, Clauses = { new(query, Occur.MUST) } };
    }

    private Query Widened(WordsNode node, Query exact, bool hasNone)
    {
        if (node.Terms.Any(term => Scripts.IsUnspaced(term[0])))
        {
            var isRun = node.Terms.Count >= ShortestRun && node.Terms.All(term => Scripts.IsUnspaced(term[0]));
            return isRun && (hasNone || IsNobody(exact)) ? Loose(MostOf(node.Terms), exact) : exact;
        }

        if (node.IsBeginning || node.Terms is not [var word] || node.Boost != 1) return exact;
        var stem = new TermQuery(new(ActorFields.Stem, Stems.Of(word)));
        if (hasNone) return Loose(stem, exact);

        // Who has the word in another form is a little more about it; where nobody does, all that have it are alike.
        var index = reader.Searcher.IndexReader;
        if (index.DocFreq(stem.Term) <= index.DocFreq(new(ActorFields.Any, word))) return exact;
        stem.Boost = StemBoost;
        return new BooleanQuery(disableCoord: true) { { exact, Occur.MUST }, { stem, Occur.SHOULD } };
    }

    private Query Loose(Query query, Query exact)
    {
        if (IsNobody(query)) return exact;
        IsLoose = true;
        query.Boost = LooseBoost;
        return query;
    }

    private static BooleanQuery MostOf(IReadOnlyList<string> pairs)
    {
        var most = new BooleanQuery(disableCoord: true);
        foreach (var pair in pairs.Distinct(StringComparer.Ordinal)) most.Add(new TermQuery(new(ActorFields.Any, pair)), Occur.SHOULD);

        // Three of five.
        most.MinimumNumberShouldMatch = ((most.Clauses.Count * 3) + 4) / 5;
        return most;
    }

    private bool IsNobody(Query query) => reader.Searcher.Search(query, 1).TotalHits == 0;

    private Query? InField(WordsNode node, SearchField searched)
    {
        var field = ActorFields.Text(searched);
        Query? query = (node.Terms.Count, node.IsBeginning) switch
        {
            (1, false) => Has(field, node.Terms[0]) ? new TermQuery(new(field, node.Terms[0])) : null,
            (1, true) => Beginning(field, node.Terms[0]),
            _ => Phrase(field, node),
        };
        if (query is not null) query.Boost *= ActorFields.Weight(searched);
        return query;
    }

    private Query? Beginning(string field, string beginning)
    {
        var terms = reader.Beginning(field, beginning, MostWeighed);
        return terms.Count switch
        {
            0 => null,
            1 => new TermQuery(new(field, terms[0])),
            <= MostWeighed => AnyOf(field, terms),
            _ => new PrefixQuery(new(field, beginning)) { MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_FILTER_REWRITE },
        };
    }

    private Query? Phrase(string field, WordsNode node)
    {
        var whole = node.IsBeginning ? node.Terms.SkipLast(1) : node.Terms;
        if (!whole.All(term => Has(field, term))) return null;
        if (!node.IsBeginning)
        {
            var phrase = new PhraseQuery();
            foreach (var term in node.Terms) phrase.Add(new Term(field, term));
            return phrase;
        }

        var last = reader.Beginning(field, node.Terms[^1], int.MaxValue - 1);
        if (last.Count == 0) return null;

        // Its score sums the rarity of all of them, as if each stood in the text.
        var open = new MultiPhraseQuery { Boost = (float)node.Terms.Count / (node.Terms.Count - 1 + last.Count) };
        foreach (var term in whole) open.Add(new Term(field, term));
        open.Add([.. last.Select(term => new Term(field, term))]);
        return open;
    }

    private bool Has(string field, string term) => reader.Searcher.IndexReader.DocFreq(new(field, term)) > 0;

    private static BooleanQuery AnyOf(string field, IEnumerable<string> terms)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var term in terms) any.Add(new TermQuery(new(field, term)), Occur.SHOULD);
        return any;
    }

    private static BooleanQuery Nobody() => new(disableCoord: true);
}
