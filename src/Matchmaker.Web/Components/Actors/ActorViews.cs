using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Web.Components.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Components.Actors;

/// <summary>Puts together what an actor's page shows. The network comes out of the serving model's memory, names out of the index: neither asks the database, and both go on while that is away.</summary>
public sealed class ActorViews(RegistryDatabase database, ActorSearch search, IActorIndex index, LiveMatching matching)
{
    private const int CollaborationsShown = 60;
    private const int SimilarShown = 6;
    private const int TiesOutward = 2;

    /// <summary>All of it; null where the registry has no such actor.</summary>
    /// <param name="actorId">Whose page.</param>
    /// <param name="around">The actor in the middle of the network; the same where null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ActorView?> ReadAsync(long actorId, long? around, CancellationToken cancellationToken = default)
    {
        var (profile, lists, isWhole) = await database.Watch.OrElseAsync(() => StoredAsync(actorId, cancellationToken), () => Indexed(actorId));
        if (profile is null) return null;
        var similar = await search.SearchAsync(new() { Relation = ActorRelation.Like, ActorId = actorId, Top = SimilarShown }, cancellationToken);
        return new(profile, similar.Hits, lists, await DrawAsync(actorId, around, cancellationToken), around is { } id && id != actorId && index.Read(id) is { } centre ? new(id, centre.Name, centre.Country) : null, isWhole);
    }

    private async Task<(ActorProfile? Profile, IReadOnlyList<ActorListing> Lists, bool IsWhole)> StoredAsync(long actorId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        if (await new ActorProfiles(context).ReadAsync(actorId, CollaborationsShown, cancellationToken) is not { } profile) return (null, [], true);
        var lists = await context.CuratedLists.AsNoTracking().Where(list => list.IsPublic && list.Entries.Any(entry => entry.ActorId == actorId)).OrderBy(list => list.Name)
            .Select(list => new ActorListing(list.Name, list.Description, list.Entries.Where(entry => entry.ActorId == actorId).Select(entry => entry.Note).FirstOrDefault())).ToListAsync(cancellationToken);
        return (profile, lists, true);
    }

    private (ActorProfile? Profile, IReadOnlyList<ActorListing> Lists, bool IsWhole) Indexed(long actorId)
    {
        // It may have come since: whether there is such an actor nobody knows now.
        if (index.State is null || index.Read(actorId) is not { } actor) throw new DatabaseAwayException();
        var profile = new ActorProfile(
            actor.Id, actor.Name, actor.Kind, actor.Helix, actor.Country, Countries.Name(actor.Country), actor.City, null, actor.Description, null, actor.Size, null, [], null, actor.Sectors, actor.Languages,
            new() { State = actor.Verification }, false, actor.Aliases, [], actor.Offers, actor.Needs, 0, [], 0, []);
        return (profile, [], false);
    }

    /// <summary>The network around an actor; null where no model serves, or it does not know the actor, or nobody has worked with it.</summary>
    public async Task<DrawnNetwork?> DrawAsync(long actorId, long? around, CancellationToken cancellationToken = default)
    {
        try
        {
            using var lease = await matching.UseAsync(cancellationToken);
            var snapshot = lease.Suggestions.Snapshot;
            if (snapshot.IndexOf(around ?? actorId) is not { } centre) return null;
            var piece = NetworkPiece.Around(lease.Suggestions, centre);
            if (piece.Actors.Count < 2) return null;
            PictureNode[] nodes = [.. piece.Actors.Select(neighbour => Node(snapshot.ActorId(neighbour.Actor), neighbour.Ring, snapshot.HelixOf(neighbour.Actor), actorId))];
            PictureEdge[] edges = [.. Shown(piece)];
            return new(nodes, edges, RingLayout.Place([.. piece.Actors.Select(neighbour => neighbour.Ring)], edges));
        }
        catch (Exception e) when (e is ModelStoreException or DatabaseAwayException)
        {
            // The page tells whom it has worked with all the same.
            return null;
        }
    }

    // All ties to the middle and on the first ring; of each on the second only the strongest inwards, or nobody could tell them apart.
    private static IEnumerable<PictureEdge> Shown(NetworkPiece piece)
    {
        var outward = piece.Ties.Where(tie => piece.Actors[tie.To].Ring == 2 && piece.Actors[tie.From].Ring == 1).GroupBy(tie => tie.To)
            .SelectMany(ties => ties.OrderByDescending(tie => tie.Weight).ThenBy(tie => tie.From).Take(TiesOutward));
        return piece.Ties.Where(tie => piece.Actors[tie.To].Ring == 1).Concat(outward).Select(tie => new PictureEdge(tie.From, tie.To, tie.Weight));
    }

    // The one in the middle leads to its page, the others into the middle.
    private PictureNode Node(long id, int ring, Helix helix, long page)
    {
        var known = index.Read(id);
        var link = ring == 0 ? $"/actors/{id}" : id == page ? $"/actors/{page}#network" : $"/actors/{page}?around={id}#network";
        return new(id, known?.Name ?? $"#{id}", helix, known is null ? "" : ActorWords.Place(known.City, known.Country), link, ring switch { 0 => 15, 1 => 9.5, _ => 6.5 }, ring == 0);
    }
}
