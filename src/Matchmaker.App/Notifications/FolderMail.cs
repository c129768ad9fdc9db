using System.Net.Mail;

namespace Matchmaker.App.Notifications;

/// <summary>Writes mails into a folder, where a person or another program finds them.</summary>
public sealed class FolderMail(string folder, string from) : IMailSender
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(folder) };
        using var message = MailMessages.Of(mail, from);
        await client.SendMailAsync(message, cancellationToken);
    }
}
