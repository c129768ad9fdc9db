using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage;

namespace Matchmaker.Lucene.Tests;

/// <summary>The indexes of both editions on one registry.</summary>
internal sealed class IndexPair(RegistryDatabase database) : IDisposable
{
    private readonly SqliteActorIndex _embedded = new(database);
    private readonly LuceneActorIndex _full = new(database);

    public IActorIndex Embedded => _embedded;

    public IActorIndex Full => _full;

    public async Task RefreshAsync()
    {
        await _embedded.RefreshAsync();
        await _full.RefreshAsync();
    }

    /// <summary>Asks both: the same actors have to fit, with the same facets.</summary>
    /// <returns>Both answers.</returns>
    public async Task<(SearchResult Embedded, SearchResult Full)> AskAsync(SearchRequest request)
    {
        var asked = request with { Top = SearchRequest.MostHits };
        var (embedded, full) = (await new ActorSearch(_embedded).SearchAsync(asked), await new ActorSearch(_full).SearchAsync(asked));
        var text = $"'{request.Text}' {request.Relation} {request.ActorId}";
        Assert.True(embedded.Total == full.Total, $"{text}: {embedded.Total} and {full.Total}, {string.Join(' ', full.Remarks)}");
        Assert.True(Ids(embedded).SetEquals(Ids(full)), $"{text}: not the same actors");
        Assert.True(Facets(embedded) == Facets(full), $"{text}: {Facets(embedded)} and {Facets(full)}");
        Assert.Equal(embedded.Remarks, full.Remarks);
        Assert.Equal(embedded.Problems, full.Problems);
        return (embedded, full);
    }

    public void Dispose()
    {
        _embedded.Dispose();
        _full.Dispose();
    }

    private static HashSet<long> Ids(SearchResult result) => [.. result.Hits.Select(hit => hit.Actor.Id)];

    private static string Facets(SearchResult result) =>
        string.Join("; ", result.Facets.Select(facet => $"{facet.Aspect}: {string.Join(", ", facet.Counts.Select(count => $"{count.Code} {count.Name} {count.Count}"))}"));
}
