using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Notifications;

/// <summary>Writes to all administrators.</summary>
public sealed class AdministratorMails(MailOutbox outbox, MailOptions options)
{
    /// <summary>The kind of these mails: that one of them fails is told to nobody.</summary>
    public const string Kind = "alarm";

    /// <summary>Adds a mail to each administrator to what is saved next; nothing where they have it already.</summary>
    /// <param name="context">Where the change is made.</param>
    /// <param name="key">What it is about, the same for all of them.</param>
    /// <param name="subject">In a line.</param>
    /// <param name="text">What happened.</param>
    /// <param name="page">The page that shows more, beginning with a slash.</param>
    /// <param name="cancellationToken">Stops before anything is added.</param>
    public async Task AddAsync(RegistryContext context, string key, string subject, string text, string page, CancellationToken cancellationToken = default)
    {
        var people = await context.Users.Where(account => account.Staff == StaffRole.Administrator && account.EmailConfirmed).Select(account => new { account.Id, account.Email }).ToListAsync(cancellationToken);
        await outbox.AddNewAsync(
            context, [.. people.Select(one => new OutboxLetter { Key = $"{key}:account:{one.Id}", Kind = Kind, To = one.Email!, Subject = subject, Text = $"{text}\n\n{options.PublicAddress}{page}\n" })], cancellationToken);
    }
}
