using System.Text;
using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Matchmaker.Web.Access;

/// <summary>Mails that prove an address or help back into an account. Nothing on a page tells whether an address is known: its owner is told by mail.</summary>
internal sealed class AccountMails(UserManager<Account> accounts, AccountOutbox outbox, MailOptions options)
{
    public async Task ConfirmAsync(Account account)
    {
        var link = Link("confirm-email", account, await accounts.GenerateEmailConfirmationTokenAsync(account));
        outbox.Post(new(account.Email!, "Confirm your address for Matchmaker", $"Welcome, {account.Name}.\n\nOpen this link to confirm your address:\n{link}\n\nIf you did not register, do nothing."));
    }

    public void Exists(Account account) => outbox.Post(new(
        account.Email!, "You have an account at Matchmaker", $"Somebody tried to register with your address. You have an account already: sign in, or set a new password:\n{options.PublicAddress}/forgot-password\n\nIf it was not you, do nothing."));

    public async Task ResetAsync(Account account)
    {
        var link = Link("reset-password", account, await accounts.GeneratePasswordResetTokenAsync(account));
        outbox.Post(new(account.Email!, "A new password for Matchmaker", $"Open this link to set a new password:\n{link}\n\nIf you did not ask for it, do nothing: your password stays."));
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

    private string Link(string page, Account account, string token) =>
        FormattableString.Invariant($"{options.PublicAddress}/{page}?id={account.Id}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}");
}
