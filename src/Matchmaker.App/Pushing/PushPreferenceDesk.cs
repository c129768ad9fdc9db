using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>Where people say what they want to be told. Everybody for themselves: nobody can have mails sent to somebody else.</summary>
public sealed class PushPreferenceDesk(RegistryDatabase database)
{
    private static readonly TimeOnly Evening = new(20, 0);
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>What the caller wants; where it has not said, nothing is sent, and the rest is a proposal.</summary>
    /// <exception cref="AccessDeniedException">The caller is no person of the organisation.</exception>
    public async Task<PushWish> ReadAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        var accountId = Require(caller, actorId);
        await using var context = database.CreateDbContext();
        if (await context.PushPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == accountId && p.ActorId == actorId, cancellationToken) is { } stored) return Show(stored);
        var country = await context.Actors.Where(actor => actor.Id == actorId).Select(actor => actor.Country).SingleAsync(cancellationToken);
        return new(PushRhythm.Off, PushLanguage.Of(CultureInfo.CurrentUICulture), PushTimeZone.Of(country), Evening, Morning);
    }

    /// <summary>Keeps what the caller wants. To choose a rhythm is to agree to be written to, and to choose none takes it back.</summary>
    /// <exception cref="AccessDeniedException">The caller is no person of the organisation.</exception>
    /// <exception cref="RegistryRuleException">A language, zone or hour will not do.</exception>
    public async Task<PushWish> SaveAsync(Caller caller, long actorId, PushWish wish, CancellationToken cancellationToken = default)
    {
        var accountId = Require(caller, actorId);
        var now = database.Time.GetUtcNow();
        await using var context = database.CreateDbContext();
        var stored = await context.PushPreferences.SingleOrDefaultAsync(p => p.AccountId == accountId && p.ActorId == actorId, cancellationToken);
        if (stored is null) context.PushPreferences.Add(stored = new() { AccountId = accountId, ActorId = actorId });
        var before = stored.Rhythm;
        (stored.Rhythm, stored.Language, stored.TimeZone, stored.QuietFrom, stored.QuietUntil, stored.ChangedAt) = (wish.Rhythm, wish.Language, wish.TimeZone, wish.QuietFrom, wish.QuietUntil, now);
        stored.ConsentedAt = wish.Rhythm == PushRhythm.Off ? null : before == PushRhythm.Off ? now : stored.ConsentedAt;
        if (before == PushRhythm.Off) stored.Unopened = 0;
        if (wish.Rhythm == PushRhythm.Off) await PushConsent.WithdrawAsync(context, accountId, actorId, cancellationToken);
        AuditLog.Record(context, caller, "push.preference", actorId, string.Create(CultureInfo.InvariantCulture, $"account:{accountId}"), before == wish.Rhythm ? null : $"{before} → {wish.Rhythm}");
        await context.SaveChangesAsync(cancellationToken);
        return Show(stored);
    }

    private static PushWish Show(PushPreference stored) => new(stored.Rhythm, stored.Language, stored.TimeZone, stored.QuietFrom, stored.QuietUntil) { ConsentedAt = stored.ConsentedAt };

    private static long Require(Caller caller, long actorId)
    {
        AccessRules.Require(caller, Deed.ReceiveSuggestions, actorId);
        return caller.AccountId ?? throw new AccessDeniedException(caller, "No key may do this; a person has to.");
    }
}
