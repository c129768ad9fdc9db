using System.Net.Mail;

namespace Matchmaker.App.Notifications;

/// <summary>
/// Writes mails into a folder, where a person or another program finds them. A file has the name of its Message-ID and appears there whole: a mail that is written again is no second one.
/// </summary>
public sealed class FolderMail(string folder, string from) : IMailSender
{
    private const string Unfinished = ".unfinished";

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        try
        {
            await WriteAsync(mail, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpException { InnerException: not OperationCanceledException } or ArgumentOutOfRangeException)
        {
            throw new IOException("It cannot be written into the folder of mails: make room there, and see that it may be written to.", e.InnerException ?? e);
        }
    }

    private async Task WriteAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = MailMessages.Of(mail, from);
        var name = NameOf(mail.MessageId);
        var file = FileOf(name);
        if (File.Exists(file)) return;

        // The framework chooses the name of what it writes: so it writes into a folder of this mail's own. What a crash left there goes.
        var place = new DirectoryInfo(Path.Combine(Path.GetFullPath(folder), Unfinished, name));
        if (place.Exists) place.Delete(recursive: true);
        place.Create();
        try
        {
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = place.FullName }) await client.SendMailAsync(message, cancellationToken);
            File.Move(place.GetFiles().Single().FullName, file, overwrite: true);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".eml");

    private static string NameOf(string messageId) => string.Concat(messageId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' ? letter : '_'));
}
