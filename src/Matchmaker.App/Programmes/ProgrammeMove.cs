using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Gives one actor what another has in programmes, when the two are made one. Where both are in the same, the kept one's stays; conflicts that named the lost one name the kept.</summary>
internal sealed class ProgrammeMove(RegistryContext context, long kept, long lost, CancellationToken cancellationToken)
{
    public async Task RunAsync()
    {
        var (entries, members) = (context.ProgrammeEntries, context.TeamMembers);
        await entries.Where(e => e.ActorId == lost && entries.Any(own => own.ActorId == kept && own.ProgrammeId == e.ProgrammeId)).ExecuteDeleteAsync(cancellationToken);
        await entries.Where(e => e.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(e => e.ActorId, kept), cancellationToken);
        await members.Where(m => m.ActorId == lost && members.Any(own => own.ActorId == kept && own.TeamId == m.TeamId)).ExecuteDeleteAsync(cancellationToken);
        await members.Where(m => m.ActorId == lost).ExecuteUpdateAsync(set => set.SetProperty(m => m.ActorId, kept), cancellationToken);
        foreach (var programme in await context.Programmes.ToListAsync(cancellationToken))
        {
            if (!programme.Terms.Conflicts.Any(conflict => conflict.ActorId == lost || conflict.OtherId == lost)) continue;
            programme.Terms = programme.Terms with
            {
                Conflicts = [.. programme.Terms.Conflicts.Select(c => c with { ActorId = c.ActorId == lost ? kept : c.ActorId, OtherId = c.OtherId == lost ? kept : c.OtherId }).Where(c => c.ActorId != c.OtherId)],
            };
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
