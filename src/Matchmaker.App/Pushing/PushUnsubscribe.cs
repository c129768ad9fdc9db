using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Matchmaker.App.Access;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>
/// Ends the mails about one organisation to one person for whoever holds the link of such a mail, without signing in. The link is encrypted and signed with the keys of the installation, so that it tells
/// nothing and cannot be guessed; it holds as long as these keys are kept.
/// </summary>
public sealed class PushUnsubscribe(RegistryDatabase database, IDataProtectionProvider protection, MailOptions mail)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Matchmaker.Unsubscribe");

    /// <summary>What the mail's link and header hold.</summary>
    public string AddressFor(long accountId, long actorId) => $"{mail.PublicAddress}/unsubscribe/{TokenFor(accountId, actorId)}";

    /// <summary>The link's last part.</summary>
    public string TokenFor(long accountId, long actorId) => Base64Url.EncodeToString(_protector.Protect(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{accountId} {actorId}"))));

    /// <summary>Whether a link is one of ours; whom it is for stays unsaid.</summary>
    public bool IsGenuine(string token) => Read(token) is not null;

    /// <summary>Ends the mails. The same for who has ended them before, or is gone.</summary>
    /// <returns>Whether the link is one of ours.</returns>
    public async Task<bool> UnsubscribeAsync(string token, string? address, CancellationToken cancellationToken = default)
    {
        if (Read(token) is not var (accountId, actorId)) return false;
        await using var context = database.CreateDbContext();

        // An organisation that was made one with another has left what its people wanted to be told to that one: nobody knows which it was, and whoever wants no more mails gets none.
        var isGone = !await context.Actors.AnyAsync(actor => actor.Id == actorId, cancellationToken);
        var ended = await context.PushPreferences.Where(p => p.AccountId == accountId && (isGone || p.ActorId == actorId) && p.Rhythm != PushRhythm.Off).ToListAsync(cancellationToken);
        foreach (var preference in ended)
        {
            (preference.Rhythm, preference.ConsentedAt, preference.ChangedAt) = (PushRhythm.Off, null, database.Time.GetUtcNow());
            await PushConsent.WithdrawAsync(context, accountId, preference.ActorId, cancellationToken);
            AuditLog.Record(context, Caller.Visitor with { AccountId = accountId, Address = address }, "push.unsubscribed", preference.ActorId, string.Create(CultureInfo.InvariantCulture, $"account:{accountId}"), "by the link of a mail");
        }

        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private (long AccountId, long ActorId)? Read(string token)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(_protector.Unprotect(Base64Url.DecodeFromChars(token))).Split(' ');
            return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
