using System.Text;
using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Access;

/// <summary>
/// Mails that prove an address or help back into an account. Nothing on a page tells whether an address is known: its owner is told by mail. Few go to one address: whoever knows it could fill its
/// box otherwise. Whether there is something to write or not, the database is written to, so that the time of an answer does not tell either, however busy it is.
/// </summary>
internal sealed class AccountMails(UserManager<Account> accounts, MailOutbox outbox, RegistryContext context, MailOptions options, IOptions<AccountFormOptions> forms, TimeProvider time)
{
    private const string Kind = "account";

    /// <summary>Adds the mail that confirms an address; saved at once, or with the transaction that the caller has begun on the same context.</summary>
    public async Task ConfirmAsync(Account account)
    {
        var link = Link("confirm-email", account, await accounts.GenerateEmailConfirmationTokenAsync(account));
        await PostAsync(account, "confirm", "Confirm your address for Matchmaker", $"Welcome, {account.Name}.\n\nOpen this link to confirm your address:\n{link}\n\nIf you did not register, do nothing.");
    }

    public Task ExistsAsync(Account account) => PostAsync(
        account, "exists", "You have an account at Matchmaker", $"Somebody tried to register with your address. You have an account already: sign in, or set a new password:\n{options.PublicAddress}/forgot-password\n\nIf it was not you, do nothing.");

    public async Task ResetAsync(Account account)
    {
        var link = Link("reset-password", account, await accounts.GeneratePasswordResetTokenAsync(account));
        await PostAsync(account, "reset", "A new password for Matchmaker", $"Open this link to set a new password:\n{link}\n\nIf you did not ask for it, do nothing: your password stays.");
    }

    /// <summary>Writes to nobody, and takes as long; nothing within a transaction, which writes anyway.</summary>
    public async Task NobodyAsync()
    {
        if (context.Database.CurrentTransaction is not null) return;
        await using var change = await context.Database.BeginTransactionAsync();
        outbox.Add(context, Letter("nobody", "nobody@localhost", "-", "-"));
        await context.SaveChangesAsync();
        await change.RollbackAsync();
        context.ChangeTracker.Clear();
    }

    /// <summary>What a link carries, as a token of Identity; null where it is none.</summary>
    public static string? TokenOf(string? text)
    {
        try
        {
            return text is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task PostAsync(Account account, string what, string subject, string text)
    {
        var (to, since) = (account.Email!, time.GetUtcNow() - TimeSpan.FromHours(1));
        if (await context.OutboxMails.CountAsync(mail => mail.To == to && mail.Kind == Kind && mail.CreatedAt > since) >= forms.Value.MailsPerHour)
        {
            await NobodyAsync();
            return;
        }

        outbox.Add(context, Letter(FormattableString.Invariant($"{account.Id}:{what}"), to, subject, text));
        await context.SaveChangesAsync();
    }

    private static OutboxLetter Letter(string about, string to, string subject, string text) => new() { Key = $"account:{about}:{Guid.NewGuid():N}", Kind = Kind, To = to, Subject = subject, Text = text };

    private string Link(string page, Account account, string token) =>
        FormattableString.Invariant($"{options.PublicAddress}/{page}?id={account.Id}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}");
}
