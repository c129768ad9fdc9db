using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>Reads what pairs of actors did together, out of the same collaborations that the graph was made of.</summary>
internal sealed class JointWorkReader(RegistryContext context, DateOnly? asOf)
{
    /// <summary>The joint work in collaborations of <paramref name="smallest"/> … <paramref name="largest"/> actors; null where there is none.</summary>
    public async Task<JointWork?> ReadAsync(long one, long other, int smallest, int largest, CancellationToken cancellationToken)
    {
        var all = await context.Participations.AsNoTracking()
            .Where(part => part.ActorId == one && part.Collaboration!.Participations.Any(partner => partner.ActorId == other))
            .Where(part => asOf == null || part.Collaboration!.StartDate < asOf)
            .Select(part => new
            {
                part.CollaborationId,
                part.Collaboration!.Title,
                part.Collaboration.Kind,
                part.Collaboration.StartDate,
                part.Collaboration.ExternalScheme,
                part.Collaboration.ExternalValue,
                Participants = part.Collaboration.Participations.Select(each => each.ActorId).Distinct().Count(),
            })
            .ToListAsync(cancellationToken);

        // An actor may stand in one collaboration in several roles.
        var joint = all.DistinctBy(work => work.CollaborationId).Where(work => work.Participants >= smallest && work.Participants <= largest).ToList();
        return joint.OrderByDescending(work => work.StartDate).ThenByDescending(work => work.CollaborationId).FirstOrDefault() is { } latest
            ? new(
                joint.Count,
                latest.Title ?? (latest.ExternalScheme is null ? null : $"{latest.ExternalScheme}:{latest.ExternalValue}"),
                latest.Kind,
                latest.StartDate?.Year,
                latest.Participants)
            : null;
    }
}
