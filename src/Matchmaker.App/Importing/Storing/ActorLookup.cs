using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Fetches from the registry all actors that a batch of rows may mean: by their ids in registers, and by name.</summary>
internal sealed class ActorLookup(RegistryContext context, CancellationToken cancellationToken)
{
    public async Task<List<Actor>> FindAsync(IReadOnlyCollection<ExternalKey> keys, IReadOnlyCollection<string> foldedNames, IReadOnlyCollection<string> foldedAliases)
    {
        var ids = new HashSet<long>();
        foreach (var scheme in keys.GroupBy(key => key.Scheme, key => key.Value))
        {
            var (name, values) = (scheme.Key, scheme.ToArray());
            ids.UnionWith(await context.ExternalIds.Where(id => id.Scheme == name && EF.Parameter(values).Contains(id.Value)).Select(id => id.ActorId).ToListAsync(cancellationToken));
        }

        if (foldedNames.Count > 0)
        {
            var names = foldedNames.ToArray();
            ids.UnionWith(await context.Aliases.Where(alias => EF.Parameter(names).Contains(alias.NormalisedName)).Select(alias => alias.ActorId).ToListAsync(cancellationToken));
        }

        if (foldedNames.Count + foldedAliases.Count > 0)
        {
            var names = foldedNames.Concat(foldedAliases).Distinct().ToArray();
            ids.UnionWith(await context.Actors.Where(actor => EF.Parameter(names).Contains(actor.NormalisedName)).Select(actor => actor.Id).ToListAsync(cancellationToken));
        }

        return ids.Count == 0 ? [] : await LoadAsync([.. ids]);
    }

    private Task<List<Actor>> LoadAsync(long[] ids) => context.Actors.AsNoTracking().AsSplitQuery()
        .Include(actor => actor.Aliases.OrderBy(alias => alias.Id))
        .Include(actor => actor.ExternalIds)
        .Include(actor => actor.Interests)
        .Where(actor => EF.Parameter(ids).Contains(actor.Id))
        .OrderBy(actor => actor.Id)
        .ToListAsync(cancellationToken);
}
