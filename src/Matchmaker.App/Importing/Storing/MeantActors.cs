using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Fetches from the registry all actors that a batch of rows may mean: by their ids in registers, and by name.</summary>
internal sealed class MeantActors(RegistryContext context, CancellationToken cancellationToken)
{
    public async Task<List<Actor>> FindAsync(IReadOnlyCollection<ExternalKey> keys, IReadOnlyCollection<string> foldedNames, IReadOnlyCollection<string> foldedAliases)
    {
        var ids = new HashSet<long>();
        foreach (var scheme in keys.GroupBy(key => key.Scheme, key => key.Value))
        {
            var (name, values) = (scheme.Key, scheme.ToArray());
            ids.UnionWith(await context.ExternalIds.Where(id => id.Scheme == name && EF.Parameter(values).Contains(id.Value)).Select(id => id.ActorId).ToListAsync(cancellationToken));
        }

        await AddNamesakesAsync(ids, foldedNames, foldedAliases);
        return ids.Count == 0 ? [] : await LoadAsync([.. ids], withNames: foldedNames.Count > 0);
    }

    // Of many that share a name and country the oldest will do, and the oldest without any id, whom a row without one means:
    // a table of ten thousand "Anonymous" must not fetch them all for each row.
    private async Task AddNamesakesAsync(HashSet<long> ids, IReadOnlyCollection<string> foldedNames, IReadOnlyCollection<string> foldedAliases)
    {
        if (foldedNames.Count == 0) return;
        var (names, all) = (foldedNames.ToArray(), foldedNames.Concat(foldedAliases).Distinct().ToArray());
        var named = context.Actors.Where(actor => EF.Parameter(all).Contains(actor.NormalisedName));
        var aliased = from alias in context.Aliases
                      where EF.Parameter(names).Contains(alias.NormalisedName)
                      join actor in context.Actors on alias.ActorId equals actor.Id
                      group actor.Id by new { alias.NormalisedName, actor.Country } into namesakes
                      select namesakes.Min();
        ids.UnionWith(await OldestAsync(named));
        ids.UnionWith(await OldestAsync(named.Where(actor => !actor.ExternalIds.Any())));
        ids.UnionWith(await aliased.ToListAsync(cancellationToken));
    }

    private Task<List<long>> OldestAsync(IQueryable<Actor> actors) => actors
        .GroupBy(actor => new { actor.NormalisedName, actor.Country }, actor => actor.Id)
        .Select(namesakes => namesakes.Min())
        .ToListAsync(cancellationToken);

    // Rows that give no names change none, and are spared the reading of them.
    private Task<List<Actor>> LoadAsync(long[] ids, bool withNames)
    {
        var actors = context.Actors.AsNoTracking().AsSplitQuery().Include(actor => actor.ExternalIds).Where(actor => EF.Parameter(ids).Contains(actor.Id));
        if (withNames) actors = actors.Include(actor => actor.Aliases.OrderBy(alias => alias.Id)).Include(actor => actor.Interests);
        return actors.OrderBy(actor => actor.Id).ToListAsync(cancellationToken);
    }
}
