using System.Runtime.CompilerServices;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Search;

/// <summary>Reads from the registry what an index holds: public profiles, all of one moment, by ascending key.</summary>
internal static class RegistryActors
{
    private const int AtATime = 4096;

    /// <param name="database">The registry.</param>
    /// <param name="only">Keys of the actors to read, few enough for one question; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<IndexedActor> ReadAsync(RegistryDatabase database, IReadOnlySet<long>? only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);

        var asked = only?.ToArray();
        var (all, names, lines) = (context.Actors.AsNoTracking(), context.Aliases.AsNoTracking(), context.Interests.AsNoTracking());
        if (asked is not null)
            (all, names, lines) = (all.Where(actor => asked.Contains(actor.Id)), names.Where(alias => asked.Contains(alias.ActorId)), lines.Where(line => asked.Contains(line.ActorId)));

        long after = 0;
        while (true)
        {
            var actors = await all.Where(actor => actor.Id > after).OrderBy(actor => actor.Id).Take(AtATime).Select(actor => new
            {
                actor.Id,
                actor.Kind,
                actor.Name,
                actor.Helix,
                actor.Country,
                actor.City,
                actor.Size,
                actor.Verification.State,
                actor.Sectors,
                actor.Languages,
                actor.Description,
            }).ToListAsync(cancellationToken);
            if (actors.Count == 0) yield break;
            var (first, last) = (actors[0].Id, actors[^1].Id);
            var aliases = (await names.Where(alias => alias.ActorId >= first && alias.ActorId <= last).OrderBy(alias => alias.ActorId).ThenBy(alias => alias.Id)
                .Select(alias => new { alias.ActorId, alias.Name }).ToListAsync(cancellationToken)).ToLookup(alias => alias.ActorId, alias => alias.Name);
            var interests = (await lines.Where(interest => interest.ActorId >= first && interest.ActorId <= last).OrderBy(interest => interest.ActorId).ThenBy(interest => interest.Id)
                .Select(interest => new { interest.ActorId, interest.Kind, interest.Tag, interest.Text }).ToListAsync(cancellationToken)).ToLookup(interest => interest.ActorId);
            foreach (var actor in actors)
            {
                yield return new(
                    actor.Id, actor.Kind, actor.Name, [.. aliases[actor.Id]], actor.Helix, actor.Country, actor.City, actor.Size, actor.State, actor.Sectors, actor.Languages,
                    [.. interests[actor.Id].Where(interest => interest.Kind == InterestKind.Offer).Select(interest => new InterestLine(interest.Tag, interest.Text))],
                    [.. interests[actor.Id].Where(interest => interest.Kind == InterestKind.Need).Select(interest => new InterestLine(interest.Tag, interest.Text))], actor.Description);
            }

            after = last;
        }
    }
}
