using System.Net;
using System.Net.Mail;

namespace Matchmaker.App.Notifications;

/// <summary>Hands mails to a server, encrypted where it offers that.</summary>
public sealed class SmtpMail(MailOptions options) : IMailSender
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Port != 25 };
        if (options.User is not null) client.Credentials = new NetworkCredential(options.User, options.Password);
        using var message = MailMessages.Of(mail, options.From);
        await client.SendMailAsync(message, cancellationToken);
    }
}
