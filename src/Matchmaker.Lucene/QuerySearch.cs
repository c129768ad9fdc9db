using Lucene.Net.Facet;
using Lucene.Net.Facet.SortedSet;
using Lucene.Net.Search;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.Lucene;

/// <summary>Answers a query from one state of the index: the exact number, a page, and facets of all that fit.</summary>
internal sealed class QuerySearch(LuceneReader reader)
{
    private static readonly Sort BestFirst = new(SortField.FIELD_SCORE, new SortField(ActorFields.Id, SortFieldType.INT64));

    public IndexAnswer Answer(IndexQuery query)
    {
        if (reader.Facets is null) return new(0, [], [.. query.Facets.Select(aspect => Facet.Of(aspect, []))]);
        var queries = new ActorQueries(reader);
        var lucene = queries.Of(query);
        var most = (int)Math.Min(reader.Ids.Length, (long)query.Skip + query.Top);
        var page = query.Top > 0 && most > query.Skip ? TopFieldCollector.Create(BestFirst, most, fillFields: false, trackDocScores: true, trackMaxScore: false, docsScoredInOrder: false) : null;
        var counted = query.Facets.Count > 0 ? new FacetsCollector() : null;
        var total = page is null ? new TotalHitCountCollector() : null;
        reader.Searcher.Search(lucene, MultiCollector.Wrap(page, counted, total));
        return new(total?.TotalHits ?? page!.TotalHits, page is null ? [] : Hits(page.GetTopDocs(query.Skip)), counted is null ? [] : Count(query.Facets, counted)) { IsLoose = queries.IsLoose };
    }

    private IndexHit[] Hits(TopDocs found) => [.. found.ScoreDocs.Select(hit => new IndexHit(reader.IdOf(hit.Doc), hit.Score))];

    private Facet[] Count(IReadOnlyList<ActorAspect> aspects, FacetsCollector collected)
    {
        var counts = new SortedSetDocValuesFacetCounts(reader.Facets, collected);
        return [.. aspects.Select(aspect =>
        {
            var range = reader.Facets!.GetOrdRange(ActorFields.Of(aspect));
            var found = range is null ? null : counts.GetTopChildren(range.End - range.Start + 1, ActorFields.Of(aspect));
            return Facet.Of(aspect, found?.LabelValues.Select(value => (value.Label, (int)value.Value)) ?? []);
        })];
    }
}
