using Lucene.Net.Index;
using Lucene.Net.Search;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.Lucene;

/// <summary>
/// Turns what is asked into Lucene's queries. What fits is what every index has to find; the scores are BM25's, summed over the parts of the query.
/// </summary>
internal sealed class ActorQueries(LuceneReader reader)
{
    // More than any sum of word scores: who is called just so comes first.
    private const float CalledSo = 1000;

    private readonly WordQueries _words = new(reader);

    /// <summary>Whether a word or run was looked for that no actor has, and something like it was taken instead.</summary>
    public bool IsLoose => _words.IsLoose;

    public Query Of(IndexQuery asked)
    {
        var query = new BooleanQuery(disableCoord: true) { { asked.Wanted is { } wanted ? Of(wanted) : Everyone(), Occur.MUST } };
        foreach (var filter in asked.Filters) query.Add(Silent(AnyOf(filter)), filter.IsExcluded ? Occur.MUST_NOT : Occur.MUST);
        _words.IsExact = true;
        foreach (var node in asked.Unwanted) query.Add(Of(node), Occur.MUST_NOT);
        if (asked.Except is { } id) query.Add(new TermQuery(new(ActorFields.Key, ActorDocument.KeyOf(id))), Occur.MUST_NOT);
        if (asked.Name is { } name)
            query.Add(new ConstantScoreQuery(new PrefixQuery(new(ActorFields.Called(NameBeginnings.Whole), name + ActorFields.NameEnd))) { Boost = CalledSo }, Occur.SHOULD);
        return query;
    }

    private Query Of(QueryNode node) => node switch
    {
        WordsNode words => _words.Of(words),
        ConceptNode concept => Term(ActorFields.Concepts, concept.Concept, concept.Boost * ActorFields.ConceptBoost),
        MarkedNode marked => Term(ActorFields.Marked, marked.Spelling, marked.Boost),
        CodeNode code => new TermQuery(ActorFields.Code(code.Aspect, code.Code)) { Boost = code.Boost },
        PreferNode prefer => Joined([prefer.Wanted], Occur.MUST, Joined(prefer.Preferred, Occur.SHOULD)),
        AllNode { Parts: [] } => Everyone(),
        AllNode all => Joined(Flat(all), Occur.MUST),
        AnyNode any => Joined(Flat(any), Occur.SHOULD),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private BooleanQuery Joined(IEnumerable<QueryNode> parts, Occur occur, BooleanQuery? joined = null)
    {
        joined ??= new(disableCoord: true);
        foreach (var part in parts) joined.Add(Of(part), occur);
        return joined;
    }

    // "a OR b OR c" is an alternative within an alternative; Lucene is faster with one of three.
    private static IEnumerable<QueryNode> Flat(AnyNode any) => any.Parts.SelectMany(part => part is AnyNode inner ? Flat(inner) : [part]);

    private static IEnumerable<QueryNode> Flat(AllNode all) => all.Parts.SelectMany(part => part is AllNode { Parts.Count: > 0 } inner ? Flat(inner) : [part]);

    private static TermQuery Term(string field, string text, float boost) => new(new(field, text)) { Boost = boost };

    private static BooleanQuery AnyOf(ActorFilter filter)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var code in filter.Codes.Where(code => code.Length > 0).Distinct(StringComparer.Ordinal)) any.Add(new TermQuery(ActorFields.Code(filter.Aspect, code)), Occur.SHOULD);
        return any;
    }

    private static ConstantScoreQuery Everyone() => Silent(new MatchAllDocsQuery());

    // What only decides who fits adds nothing to the score.
    private static ConstantScoreQuery Silent(Query query) => new(query) { Boost = 0 };
}
