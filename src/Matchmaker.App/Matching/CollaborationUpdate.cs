using Matchmaker.App.Collaborations;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>Makes the hypergraph of a changed registry out of the earlier one and of the collaborations that changed.</summary>
internal static class CollaborationUpdate
{
    /// <param name="context">Within a <see cref="ReadMoment"/>.</param>
    /// <param name="before">The earlier reading.</param>
    /// <param name="changed">Keys of collaborations that are new, changed or gone.</param>
    /// <param name="actorIds">Keys of the actors as they are now, ascending.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where a collaboration names an actor that is not among the actors: the changes are not all that happened.</returns>
    public static async Task<(Hypergraph All, string[] Themes, long[] Ids)?> ReadAsync(
        RegistryContext context, RegistryReading before, IReadOnlySet<long> changed, long[] actorIds, CancellationToken cancellationToken)
    {
        var (old, asked) = (before.Snapshot, changed.ToArray());
        var fresh = await context.Collaborations.AsNoTracking().Where(c => asked.Contains(c.Id)).OrderBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.StartDate, c.Sectors }).ToListAsync(cancellationToken);
        var parts = (await context.Participations.AsNoTracking().Where(p => asked.Contains(p.CollaborationId)).Select(p => new { p.CollaborationId, p.ActorId, p.Role }).ToListAsync(cancellationToken))
            .ToLookup(p => p.CollaborationId, p => (Actor: Array.BinarySearch(actorIds, p.ActorId), IsLead: ParticipationRole.IsLead(p.Role)));
        int[] kept = [.. Enumerable.Range(0, before.CollaborationIds.Length).Where(c => !changed.Contains(before.CollaborationIds[c]))];
        var themes = RegistryReader.Labels([.. kept.SelectMany(c => old.Collaborations.Themes(c).ToArray()).Distinct().Select(theme => old.Themes[theme]), .. fresh.SelectMany(c => c.Sectors)]);
        int[] themeNow = [.. old.Themes.Select(theme => RegistryReader.Label(themes, theme))];
        int[] actorNow = [.. old.ActorIds.ToArray().Select(id => Array.BinarySearch(actorIds, id))];

        var builder = new HypergraphBuilder(actorIds.Length);
        var ids = new long[kept.Length + fresh.Count];
        for (var (at, next, late) = (0, 0, 0); at < ids.Length; at++)
        {
            if (late < fresh.Count && (next == kept.Length || fresh[late].Id < before.CollaborationIds[kept[next]]))
            {
                var one = fresh[late++];
                ids[at] = one.Id;
                int[] members = [.. parts[one.Id].Select(part => part.Actor)];
                if (members.Any(member => member < 0)) return null;
                builder.Add(
                    members, one.StartDate?.DayNumber ?? Hypergraph.UnknownDay, CollaborationKind.Weight(one.Kind), [.. one.Sectors.Select(sector => RegistryReader.Label(themes, sector))],
                    [.. parts[one.Id].Where(part => part.IsLead).Select(part => part.Actor)]);
            }
            else
            {
                var c = kept[next++];
                ids[at] = before.CollaborationIds[c];
                var members = Now(old.Collaborations.Members(c), actorNow);
                if (members.Any(member => member < 0)) return null;
                builder.Add(members, old.Collaborations.Day(c), old.Collaborations.Weight(c), Now(old.Collaborations.Themes(c), themeNow), Now(old.Collaborations.Leaders(c), actorNow));
            }
        }

        return (builder.Build(), themes, ids);
    }

    private static int[] Now(ReadOnlySpan<int> labels, int[] now)
    {
        var moved = new int[labels.Length];
        for (var at = 0; at < labels.Length; at++) moved[at] = now[labels[at]];
        return moved;
    }
}
