using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>Keeps digests' mails out of their readers' quiet hours, as these are at the moment of sending.</summary>
public sealed class DigestHours(RegistryDatabase database, PushOptions options) : IMailHours
{
    public string Kind => DigestWriter.Kind;

    public async Task<DateTimeOffset> NotBeforeAsync(OutboxMail mail, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        if (DigestWriter.PublicIdOf(mail.Key) is not { } publicId) return now;
        await using var context = database.CreateDbContext();
        var preference = await context.PushDigests.Where(digest => digest.PublicId == publicId)
            .Join(context.PushPreferences, digest => new { digest.AccountId, digest.ActorId }, p => new { AccountId = (long?)p.AccountId, p.ActorId }, (_, p) => p)
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return preference is null ? now : new PushCalendar(options, now).NotBefore(preference);
    }
}
