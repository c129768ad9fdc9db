using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Accounts;

/// <summary>Who sees how to reach an actor: its own members, the secretariat, and those with whom it agreed to be introduced.</summary>
public sealed class ContactAccess(RegistryDatabase database)
{
    private static readonly IntroductionState[] Agreed = [IntroductionState.Accepted, IntroductionState.Met, IntroductionState.WorkedTogether];

    /// <summary>Whether contacts are shown to both sides of an introduction.</summary>
    public static bool Reveals(IntroductionState state) => Agreed.Contains(state);

    /// <summary>The contact of an actor; null where the caller may not see it, or there is none.</summary>
    public async Task<ActorContact?> ReadAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        return await MayAsync(context, caller, actorId, cancellationToken) ? await FindAsync(context, actorId, cancellationToken) : null;
    }

    /// <summary>The contact of an actor, for who wants to know whether it may not see it; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The caller may not see it.</exception>
    public async Task<ActorContact?> RequireAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        if (!await MayAsync(context, caller, actorId, cancellationToken)) AccessRules.Require(caller, Deed.ReadContact, actorId);
        return await FindAsync(context, actorId, cancellationToken);
    }

    private static Task<ActorContact?> FindAsync(RegistryContext context, long actorId, CancellationToken cancellationToken) =>
        context.ActorContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ActorId == actorId, cancellationToken);

    private static async Task<bool> MayAsync(RegistryContext context, Caller caller, long actorId, CancellationToken cancellationToken) =>
        AccessRules.May(caller, Deed.ReadContact, actorId) || await IsAgreedAsync(context, caller, actorId, cancellationToken);

    // A key stands for its organisation here, as its people do: it sees what the thread of the introduction shows it anyway.
    private static async Task<bool> IsAgreedAsync(RegistryContext context, Caller caller, long actorId, CancellationToken cancellationToken)
    {
        long[] own = [.. OwnOf(caller).Where(one => AccessRules.May(caller, Deed.ReadContact, one))];
        return own.Length > 0 && await context.Introductions.AnyAsync(i => Agreed.Contains(i.State)
            && ((i.AskedActorId == actorId && own.Contains(i.AskingActorId)) || (i.AskingActorId == actorId && own.Contains(i.AskedActorId))), cancellationToken);
    }

    private static IEnumerable<long> OwnOf(Caller caller) => caller.Key is not { } key ? caller.Memberships.Keys : key.ActorId is { } actor ? [actor] : [];
}
