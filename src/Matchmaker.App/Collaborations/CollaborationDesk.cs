using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Collaborations;

/// <summary>Reads what actors did together, and takes in what they tell of it.</summary>
public sealed class CollaborationDesk(RegistryDatabase database)
{
    public const int MostParticipants = 500;

    /// <summary>Collaborations of an actor with all who took part, the latest told first.</summary>
    /// <param name="actorId">The actor.</param>
    /// <param name="before">Only those with a lesser key; null for all.</param>
    /// <param name="count">How many at the most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Collaboration>> OfActorAsync(long actorId, long? before, int count, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();

        // By the participations' index; a look at each collaboration whether the actor is in it would read them all.
        var own = context.Participations.Where(p => p.ActorId == actorId && (before == null || p.CollaborationId < before))
            .Select(p => p.CollaborationId).Distinct().OrderByDescending(id => id).Take(count);
        long[] ids = await own.ToArrayAsync(cancellationToken);
        return await Whole(context).Where(c => ids.Contains(c.Id)).OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One collaboration with all who took part; null where there is none.</summary>
    public async Task<Collaboration?> FindAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        return await Whole(context).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>Adds what an actor did with others.</summary>
    /// <param name="caller">Who tells.</param>
    /// <param name="actorId">The actor it is told for: one of those who took part.</param>
    /// <param name="told">What they did.</param>
    /// <param name="cancellationToken">Stops the work; nothing is stored then.</param>
    /// <exception cref="AccessDeniedException">The caller may not tell for this actor.</exception>
    /// <exception cref="RegistryRuleException">Something told will not do.</exception>
    public async Task<Collaboration> AddAsync(Caller caller, long actorId, NewCollaboration told, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.AddCollaborations, actorId);
        long[] actors = [.. told.Participants.Select(participant => participant.ActorId).Distinct()];
        await using var context = database.CreateDbContext();
        var known = actors.Length > MostParticipants ? [] : await context.Actors.Where(a => actors.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken);
        Check(actorId, told, actors, known);
        var collaboration = new Collaboration
        {
            Kind = told.Kind,
            Title = told.Title,
            Text = told.Text,
            StartDate = told.StartDate,
            EndDate = told.EndDate,
            Sectors = [.. told.Sectors],
            Participations = [.. told.Participants.DistinctBy(p => (p.ActorId, p.Role)).Select(p => new Participation { ActorId = p.ActorId, Role = p.Role })],
        };
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Collaborations.Add(collaboration);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "collaboration.added", actorId, $"collaboration:{collaboration.Id}", $"{collaboration.Kind}, {actors.Length} took part");
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return (await FindAsync(collaboration.Id, cancellationToken))!;
    }

    private static void Check(long actorId, NewCollaboration told, long[] actors, List<long> known)
    {
        List<RuleViolation> found = [];
        if (string.IsNullOrWhiteSpace(told.Title)) found.Add(new("title", "is missing."));
        if (actors.Length > MostParticipants) found.Add(new("participants", $"{MostParticipants} are the most."));
        else if (actors.Length < 2) found.Add(new("participants", "name at least two actors."));
        else if (!actors.Contains(actorId)) found.Add(new("participants", $"the actor {actorId}, for which this is told, must be among them."));
        else if (actors.Except(known).ToArray() is [var unknown, ..]) found.Add(new("participants", $"there is no actor {unknown}."));
        foreach (var sector in told.Sectors.Where(sector => Taxonomy.Sectors.Find(sector) is null).Take(5)) found.Add(new("sectors", $"'{(sector.Length > 60 ? sector[..60] : sector)}' is no code of the sectors."));
        if (found.Count > 0) throw new RegistryRuleException("The collaboration", found);
    }

    private static IQueryable<Collaboration> Whole(RegistryContext context) =>
        context.Collaborations.AsNoTracking().AsSplitQuery().Include(c => c.Participations).ThenInclude(p => p.Actor);
}
