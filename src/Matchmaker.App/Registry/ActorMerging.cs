using Matchmaker.App.Access;
using Matchmaker.App.Importing.Storing;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>A curator makes one actor of two. The one kept takes over all that the other has; the other's name lives on as an alias.</summary>
public sealed class ActorMerging(RegistryDatabase database)
{
    // The same lock as imports take: a merge and an import at once would each decide on actors that the other moves.
    private const string ImportLock = "SELECT pg_advisory_xact_lock(7215501)";

    /// <summary>An actor with all that would be moved; null where there is none.</summary>
    public async Task<MergeSide?> SideAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        await using var context = database.CreateDbContext();
        if (await ReadAsync(context.Actors.AsNoTracking(), actorId, cancellationToken) is not { } actor) return null;
        var counts = new Dictionary<string, int>
        {
            ["Participations"] = await context.Participations.CountAsync(p => p.ActorId == actorId, cancellationToken),
            ["Feedback"] = await context.Feedback.CountAsync(f => f.ActorId == actorId || f.PartnerId == actorId, cancellationToken),
            ["Introductions"] = await context.Introductions.CountAsync(i => i.AskingActorId == actorId || i.AskedActorId == actorId || i.IntroducerId == actorId, cancellationToken),
            ["Members"] = await context.Memberships.CountAsync(m => m.ActorId == actorId, cancellationToken),
            ["Affiliated"] = await context.Actors.CountAsync(a => a.AffiliationId == actorId, cancellationToken),
            ["Notes"] = await context.PartnerNotes.CountAsync(n => n.ActorId == actorId || n.PartnerId == actorId, cancellationToken),
            ["Lists"] = await context.Set<Lists.CuratedListEntry>().CountAsync(e => e.ActorId == actorId, cancellationToken),
            ["Programmes"] = await context.ProgrammeEntries.CountAsync(e => e.ActorId == actorId, cancellationToken),
            ["Keys"] = await context.ApiKeys.CountAsync(k => k.ActorId == actorId, cancellationToken),
            ["Webhooks"] = await context.WebhookSubscriptions.CountAsync(w => w.ActorId == actorId, cancellationToken),
        };
        return new(actor, counts);
    }

    /// <summary>Makes one of two, in one transaction.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="keptId">The actor that stays.</param>
    /// <param name="lostId">The actor that goes.</param>
    /// <param name="taken">Fields that the one kept takes from the other although it has its own; gaps are always filled.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="MergeException">They are the same, of different kinds, or one is gone.</exception>
    public async Task MergeAsync(Caller caller, long keptId, long lostId, IReadOnlyCollection<MergeField> taken, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        if (keptId == lostId) throw new MergeException("Choose two different actors.");
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        if (database.IsPostgres) await context.Database.ExecuteSqlRawAsync(ImportLock, cancellationToken);
        var kept = await ReadAsync(context.Actors, keptId, cancellationToken) ?? throw Gone(keptId);
        var lost = await ReadAsync(context.Actors.AsNoTracking(), lostId, cancellationToken) ?? throw Gone(lostId);
        if (kept.Kind != lost.Kind) throw new MergeException("A person and an organisation cannot be one. Make the person affiliated with the organisation instead.");
        await new ActorMove(context, keptId, lostId, cancellationToken).RunAsync();
        Take(kept, lost, taken);
        new ActorChange(kept, ActorCopy.AsDraft(lost), mayReplace: false).Apply();
        kept.Ownership |= lost.Ownership;
        if (kept.AffiliationId is null && lost.AffiliationId != keptId) kept.AffiliationId = lost.AffiliationId;
        kept.IsDemo &= lost.IsDemo;
        if (kept.Verification.State == VerificationState.Unverified || (lost.Verification.State == VerificationState.Verified && kept.Verification.State is VerificationState.Pending or VerificationState.Expired))
            kept.Verification = lost.Verification;
        await context.Actors.Where(actor => actor.Id == lostId).ExecuteDeleteAsync(cancellationToken);
        AuditLog.Record(context, caller, "actor.merged", keptId, $"actor:{lostId}", $"'{lost.Name}' ({lost.Country}) into '{kept.Name}' ({kept.Country})");

        // Also where the one kept says nothing new: what refers to it has changed.
        context.Entry(kept).Property(actor => actor.UpdatedAt).IsModified = true;
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    private static void Take(Actor kept, Actor lost, IReadOnlyCollection<MergeField> taken)
    {
        foreach (var field in taken)
        {
            switch (field)
            {
                case MergeField.Name when kept.NormalisedName != lost.NormalisedName:
                    if (!kept.Aliases.Exists(alias => alias.NormalisedName == kept.NormalisedName)) kept.Aliases.Add(new() { ActorId = kept.Id, Name = kept.Name });
                    kept.Name = lost.Name;
                    kept.Aliases.RemoveAll(alias => alias.Name == lost.Name);
                    break;
                case MergeField.Name: kept.Name = lost.Name; break;
                case MergeField.Helix: kept.Helix = lost.Helix; break;
                case MergeField.Country: kept.Country = lost.Country; break;
                case MergeField.City: (kept.City, kept.Latitude, kept.Longitude) = (lost.City ?? kept.City, lost.Latitude ?? kept.Latitude, lost.Longitude ?? kept.Longitude); break;
                case MergeField.Website: kept.Website = lost.Website ?? kept.Website; break;
                case MergeField.Description: kept.Description = lost.Description ?? kept.Description; break;
                case MergeField.FoundedYear: kept.FoundedYear = lost.FoundedYear ?? kept.FoundedYear; break;
                case MergeField.Size: kept.Size = lost.Size == ActorSize.Unknown ? kept.Size : lost.Size; break;
                case MergeField.Capacity: kept.Capacity = lost.Capacity ?? kept.Capacity; break;
                default: throw new ArgumentOutOfRangeException(nameof(taken), field, "There is no such field.");
            }
        }
    }

    private static Task<Actor?> ReadAsync(IQueryable<Actor> actors, long actorId, CancellationToken cancellationToken) =>
        actors.Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken);

    private static MergeException Gone(long actorId) => new($"The registry has no actor #{actorId} any more. Load the page again.");
}
