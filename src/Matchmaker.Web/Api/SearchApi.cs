using System.ComponentModel;
using Matchmaker.App.Access;
using Matchmaker.App.Search;
using Matchmaker.Web.Api.Actors;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class SearchApi
{
    /// <summary>Whoever reads further wants the whole list, which has an address of its own.</summary>
    private const int Deepest = 10_000;

    private const int LongestTyped = 200;

    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/search").WithTags("Search");
        group.MapGet("", FindAsync).Needs(Deed.ReadDirectory).Tell("searchActors", "Search the registry",
            "Takes words, \"phrases\", -exclusions, OR, and filters such as country:VN,TH helix:academia sector:animation verified:yes offers:mentoring needs:co-production. No text is an error.");
        group.MapGet("/completions", CompleteAsync).Needs(Deed.ReadDirectory).Tell("completeSearch", "Complete what is being typed");
    }

    private static async Task<Tagged<SearchResource>> FindAsync(
        ActorSearch search,
        [Description("What to look for; everything where left out.")] string? q,
        [Description("like, offers-its-needs or needs-its-offers: compare with the actor of the parameter actor.")] string? relation,
        [Description("Key of the actor to compare with; goes with relation.")] long? actor,
        [Description("Where to go on: nextCursor of the part before.")] string? cursor,
        [Description("How many, 1 to 100; 20 where left out.")] int? limit,
        CancellationToken cancellationToken)
    {
        var kind = CodeText.Parse<ActorRelation>("relation", relation);
        if (kind is null != actor is null) throw new ApiInputException(kind is null ? "relation" : "actor", "relation and actor go together: send both or neither.");
        var most = Cursors.Limit(limit);
        var list = $"search {kind} {actor} {q}";
        var (place, shown) = Cursors.ReadWithKeys(list, cursor);
        var skip = (int)Math.Clamp(place, 0, Deepest);
        var found = await search.SearchAsync(new() { Text = q ?? "", Relation = kind, ActorId = actor, Skip = skip, After = shown, Top = most }, cancellationToken);
        return new(new()
        {
            Total = found.Total,
            Items = [.. found.Hits.Select(Show)],
            NextCursor = found.Next < Math.Min(found.Total, Deepest) && found.Hits.Count > 0 ? Cursors.At(list, found.Next, [.. found.Hits.Select(hit => hit.Actor.Id)]) : null,
            Facets = cursor is null ? Show(found.Facets) : null,
            Remarks = found.Remarks,
            Problems = found.Problems,
            DidYouMean = found.DidYouMean,
        }, isWeak: true);
    }

    private static async Task<Ok<IReadOnlyList<CompletionResource>>> CompleteAsync(
        ActorSearch search, [Description("What has been typed.")] string q, [Description("How many, 1 to 50; 10 where left out.")] int? limit, CancellationToken cancellationToken)
    {
        var found = await search.CompleteAsync(q.Length > LongestTyped ? q[..LongestTyped] : q, Cursors.Limit(limit, 10, 50), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<CompletionResource>>([.. found.Select(one => new CompletionResource { Text = one.Text, ActorId = one.ActorId })]);
    }

    private static SearchHitResource Show(SearchHit hit) => new()
    {
        Actor = ActorForms.Summary(hit.Actor),
        Score = hit.Score,
        Snippets = [.. hit.Snippets.Select(snippet => new SnippetResource { Field = snippet.Field, Text = snippet.Text, Matches = [.. snippet.Matches.Select(match => new[] { match.Start, match.Length })] })],
        Reasons = hit.Reasons,
    };

    private static Dictionary<string, IReadOnlyList<FacetCountResource>> Show(IReadOnlyList<Facet> facets) => facets.ToDictionary(
        facet => AspectCodes.Spell(facet.Aspect),
        IReadOnlyList<FacetCountResource> (facet) => [.. facet.Counts.Select(count => new FacetCountResource { Code = count.Code, Name = count.Name, Count = count.Count })]);
}
