using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Puts together what the registry says of one actor.</summary>
public sealed class ActorProfiles(RegistryContext context)
{
    public const int CollaborationsShown = 8;
    public const int PartnersShown = 8;

    /// <summary>The profile of a stored actor; null where the key is unknown.</summary>
    public Task<ActorProfile?> ReadAsync(long actorId, CancellationToken cancellationToken = default) => ReadAsync(actorId, CollaborationsShown, cancellationToken);

    /// <summary>The profile with as many of the latest collaborations as are asked for; null where the key is unknown.</summary>
    public async Task<ActorProfile?> ReadAsync(long actorId, int latestCollaborations, CancellationToken cancellationToken = default)
    {
        var actor = await context.Actors.AsNoTracking().AsSplitQuery().Include(a => a.Affiliation).Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests)
            .SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken);
        if (actor is null) return null;
        var (collaborations, latest) = await ReadCollaborationsAsync(actorId, latestCollaborations, cancellationToken);
        var (partners, frequent) = await ReadPartnersAsync(actorId, cancellationToken);
        return new(
            actor.Id,
            actor.Name,
            actor.Kind,
            actor.Helix,
            actor.Country,
            Countries.Name(actor.Country),
            actor.City,
            actor.Website,
            actor.Description,
            actor.FoundedYear,
            actor.Size,
            actor.Capacity,
            [.. Enum.GetValues<Ownership>().Where(flag => flag != Ownership.None && actor.Ownership.HasFlag(flag))],
            actor.Affiliation is { } home ? new(home.Id, home.Name, home.Country) : null,
            actor.Sectors,
            actor.Languages,
            actor.Verification,
            actor.IsDemo,
            [.. actor.Aliases.OrderBy(alias => alias.Id).Select(alias => alias.Name)],
            [.. actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Order(StringComparer.Ordinal)],
            Lines(actor, InterestKind.Offer),
            Lines(actor, InterestKind.Need),
            collaborations,
            latest,
            partners,
            frequent);
    }

    private static List<InterestLine> Lines(Actor actor, InterestKind kind) =>
        [.. actor.Interests.Where(interest => interest.Kind == kind).OrderBy(interest => interest.Id).Select(interest => new InterestLine(interest.Tag, interest.Text))];

    private async Task<(int Count, List<CollaborationLine> Latest)> ReadCollaborationsAsync(long actorId, int most, CancellationToken cancellationToken)
    {
        var own = context.Collaborations.AsNoTracking().Where(c => c.Participations.Any(p => p.ActorId == actorId));
        var latest = await own.OrderByDescending(c => c.StartDate != null).ThenByDescending(c => c.StartDate).ThenByDescending(c => c.Id).Take(most)
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.Kind,
                c.StartDate,
                c.EndDate,
                c.ExternalScheme,
                c.ExternalValue,
                Roles = c.Participations.Where(p => p.ActorId == actorId).Select(p => p.Role).ToList(),
                Participants = c.Participations.Select(p => p.ActorId).Distinct().Count(),
            })
            .ToListAsync(cancellationToken);
        var lines = latest.Select(c => new CollaborationLine(
            c.Id,
            c.Title ?? (c.ExternalScheme is null ? $"Collaboration {c.Id}" : $"{c.ExternalScheme}:{c.ExternalValue}"),
            c.Kind,
            c.StartDate,
            c.EndDate,
            string.Join(", ", c.Roles.Order(StringComparer.Ordinal)),
            c.Participants));
        return (await own.CountAsync(cancellationToken), [.. lines]);
    }

    private async Task<(int Count, List<PartnerLine> Frequent)> ReadPartnersAsync(long actorId, CancellationToken cancellationToken)
    {
        // An actor may stand in one collaboration in several roles: count collaborations, not roles.
        var ties = context.Participations.Where(own => own.ActorId == actorId).Select(own => own.CollaborationId).Distinct()
            .Join(context.Participations.Where(other => other.ActorId != actorId), id => id, other => other.CollaborationId, (id, other) => new { other.ActorId, CollaborationId = id })
            .Distinct()
            .GroupBy(tie => tie.ActorId)
            .Select(group => new { ActorId = group.Key, Collaborations = group.Count() });
        var frequent = await ties.OrderByDescending(tie => tie.Collaborations).ThenBy(tie => tie.ActorId).Take(PartnersShown)
            .Join(context.Actors, tie => tie.ActorId, actor => actor.Id, (tie, actor) => new { actor.Id, actor.Name, actor.Helix, actor.Country, tie.Collaborations })
            .ToListAsync(cancellationToken);
        var lines = frequent.OrderByDescending(partner => partner.Collaborations).ThenBy(partner => partner.Id)
            .Select(partner => new PartnerLine(partner.Id, partner.Name, partner.Helix, partner.Country, partner.Collaborations));
        return (await ties.CountAsync(cancellationToken), [.. lines]);
    }
}
