using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>Reads what lists show of actors.</summary>
public static class ActorLabels
{
    private const int BatchSize = 500;

    /// <summary>The labels of some actors by key; those that are gone are missing.</summary>
    public static async Task<Dictionary<long, ActorLabel>> ReadAsync(RegistryContext context, IEnumerable<long> actorIds, CancellationToken cancellationToken = default)
    {
        var labels = new Dictionary<long, ActorLabel>();
        foreach (var batch in actorIds.Distinct().Chunk(BatchSize))
        {
            await foreach (var label in context.Actors.AsNoTracking().Where(a => batch.Contains(a.Id))
                .Select(a => new ActorLabel(a.Id, a.Name, a.Helix, a.Country, a.City)).AsAsyncEnumerable().WithCancellation(cancellationToken))
                labels.Add(label.Id, label);
        }

        return labels;
    }

    /// <summary>What another register calls each actor: key to value, the first in order where an actor has several.</summary>
    public static async Task<Dictionary<long, string>> ExternalIdsAsync(RegistryContext context, string scheme, CancellationToken cancellationToken = default)
    {
        var values = new Dictionary<long, string>();
        await foreach (var id in context.ExternalIds.AsNoTracking().Where(id => id.Scheme == scheme).OrderBy(id => id.Value)
            .Select(id => new { id.ActorId, id.Value }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            values.TryAdd(id.ActorId, id.Value);
        return values;
    }
}
