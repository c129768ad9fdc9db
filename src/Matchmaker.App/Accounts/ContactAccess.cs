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
        if (!AccessRules.May(caller, Deed.ReadContact, actorId) && !await IsAgreedAsync(context, caller, actorId, cancellationToken)) return null;
        return await context.ActorContacts.AsNoTracking().SingleOrDefaultAsync(c => c.ActorId == actorId, cancellationToken);
    }

    private static async Task<bool> IsAgreedAsync(RegistryContext context, Caller caller, long actorId, CancellationToken cancellationToken)
    {
        long[] own = [.. caller.Memberships.Keys];
        return own.Length > 0 && await context.Introductions.AnyAsync(i => Agreed.Contains(i.State)
            && ((i.AskedActorId == actorId && own.Contains(i.AskingActorId)) || (i.AskingActorId == actorId && own.Contains(i.AskedActorId))), cancellationToken);
    }
}
