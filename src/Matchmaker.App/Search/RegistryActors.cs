using System.Runtime.CompilerServices;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Search;

/// <summary>Reads from the registry what an index holds: public profiles, all of one moment, by ascending key.</summary>
internal static class RegistryActors
{
    public static async IAsyncEnumerable<IndexedActor> ReadAsync(RegistryDatabase database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);

        // Read before the actors are: PostgreSQL answers one query of a connection at a time.
        var aliases = await context.Aliases.AsNoTracking().OrderBy(alias => alias.ActorId).ThenBy(alias => alias.Id)
            .Select(alias => new KeyValuePair<long, string>(alias.ActorId, alias.Name)).ToListAsync(cancellationToken);
        var interests = await context.Interests.AsNoTracking().OrderBy(interest => interest.ActorId).ThenBy(interest => interest.Id)
            .Select(interest => new { interest.ActorId, interest.Kind, interest.Tag, interest.Text }).ToListAsync(cancellationToken);
        var actors = context.Actors.AsNoTracking().OrderBy(actor => actor.Id).Select(actor => new
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
        }).AsAsyncEnumerable();
        var (nextAlias, nextInterest) = (0, 0);
        await foreach (var actor in actors.WithCancellation(cancellationToken))
        {
            var (names, offers, needs) = (new List<string>(), new List<InterestLine>(), new List<InterestLine>());
            for (; nextAlias < aliases.Count && aliases[nextAlias].Key <= actor.Id; nextAlias++) names.Add(aliases[nextAlias].Value);
            for (; nextInterest < interests.Count && interests[nextInterest].ActorId <= actor.Id; nextInterest++)
            {
                var interest = interests[nextInterest];
                (interest.Kind == InterestKind.Offer ? offers : needs).Add(new(interest.Tag, interest.Text));
            }

            yield return new(
                actor.Id, actor.Kind, actor.Name, names, actor.Helix, actor.Country, actor.City, actor.Size, actor.State,
                actor.Sectors, actor.Languages, offers, needs, actor.Description);
        }
    }
}
