using Matchmaker.App.Access;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Registry;

/// <summary>Adds actors to the registry, one at a time; many come by an import.</summary>
public sealed class ActorRegistration(RegistryDatabase database)
{
    /// <summary>Adds an actor, unverified.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="AccessDeniedException">The caller may not tend the registry.</exception>
    /// <exception cref="RegistryRuleException">Something is wrong with it; nothing is saved.</exception>
    public async Task<long> AddAsync(Caller caller, ActorKind kind, ProfileDraft draft, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendRegistry);
        var actor = new Actor { Name = draft.Name, Country = draft.Country, Kind = kind };
        ProfileDesk.Apply(draft, actor);
        List<RuleViolation> wrong = [.. ProfileDesk.Check(draft), .. ProfileDesk.Unknown(draft, new() { Name = "", Country = "" })];
        if (wrong.Count > 0) throw new RegistryRuleException($"The actor '{draft.Name}'", wrong);
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Actors.Add(actor);
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "actor.added", actor.Id, FormattableString.Invariant($"actor:{actor.Id}"));
        await context.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return actor.Id;
    }
}
