using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Web.Components.Actors;
using Matchmaker.Web.Components.Pictures;

namespace Matchmaker.Web.Components.Directory;

/// <summary>Puts together what the directory shows.</summary>
public sealed class DirectoryAnswers(ActorSearch search, IActorIndex index, LiveMatching matching)
{
    private const int NetworkSize = 60;

    public async Task<DirectoryAnswer> AskAsync(DirectoryState state, CancellationToken cancellationToken = default)
    {
        var request = RequestOf(state) with
        {
            Skip = state.View == DirectoryView.List ? (state.Page - 1) * DirectoryState.PageSize : 0,
            Top = state.View switch { DirectoryView.List => DirectoryState.PageSize, DirectoryView.Network => NetworkSize, _ => 0 },
        };
        var result = await search.SearchAsync(request, cancellationToken);
        var counts = new Dictionary<ActorAspect, IReadOnlyList<FacetCount>>();
        foreach (var (aspect, _) in DirectoryState.Facets)
        {
            var facets = state.Chosen.ContainsKey(aspect) ? (await search.SearchAsync(RequestOf(state.With(aspect, [])) with { Top = 0 }, cancellationToken)).Facets : result.Facets;
            counts.Add(aspect, Counts(state, aspect, facets.FirstOrDefault(facet => facet.Aspect == aspect)?.Counts ?? []));
        }

        // Corrections are of the whole question; what was chosen stands before the text.
        var choices = (state with { Text = "" }).Question();
        string[] meant = [.. result.DidYouMean.Where(text => text.StartsWith(choices, StringComparison.Ordinal)).Select(text => text[choices.Length..].Trim())];
        var network = state.View == DirectoryView.Network && result.Hits.Count > 0 ? await DrawAsync(result.Hits, cancellationToken) : null;
        return new(result, counts, meant, network, state.ActorId is { } actor ? index.Read(actor)?.Name : null);
    }

    private static SearchRequest RequestOf(DirectoryState state) => new() { Text = state.Question(), Relation = state.Relation, ActorId = state.Relation is null ? null : state.ActorId };

    // What is chosen stays in sight, even where nobody has it.
    private static IReadOnlyList<FacetCount> Counts(DirectoryState state, ActorAspect aspect, IReadOnlyList<FacetCount> counts)
    {
        var missing = state.Chosen.GetValueOrDefault(aspect, []).Where(code => !counts.Any(count => count.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            .Select(code => new FacetCount(code, AspectCodes.Name(aspect, code), 0));
        return [.. counts.Concat(missing).OrderByDescending(count => state.Has(aspect, count.Code))];
    }

    private async Task<DrawnNetwork?> DrawAsync(IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await matching.UseAsync(cancellationToken);
            var snapshot = lease.Suggestions.Snapshot;
            var known = hits.Select(hit => (hit.Actor, Index: snapshot.IndexOf(hit.Actor.Id))).Where(hit => hit.Index is not null).ToList();
            var piece = NetworkPiece.Of(lease.Suggestions, [.. known.Select(hit => hit.Index!.Value)]);
            var edges = piece.Ties.Select(tie => new PictureEdge(tie.From, tie.To, tie.Weight)).ToList();
            var degrees = new int[known.Count];
            foreach (var edge in edges) (degrees[edge.From], degrees[edge.To]) = (degrees[edge.From] + 1, degrees[edge.To] + 1);
            var nodes = known.Select((hit, at) => new PictureNode(
                hit.Actor.Id, hit.Actor.Name, hit.Actor.Helix, ActorWords.Place(hit.Actor.City, hit.Actor.Country), $"/actors/{hit.Actor.Id}", 6.5 + Math.Min(6, 1.2 * Math.Sqrt(degrees[at])))).ToList();
            return new(nodes, edges, ForceLayout.Place(nodes.Count, edges));
        }
        catch (Exception e) when (e is ModelStoreException or DatabaseAwayException)
        {
            // Without a model nobody has read the network yet; the page says so.
            return null;
        }
    }
}
