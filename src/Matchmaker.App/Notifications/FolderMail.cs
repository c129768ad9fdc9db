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
        using var message = MailMessages.Of(mail, from);
        var file = FileOf(mail.MessageId);
        if (File.Exists(file)) return;

        // The framework chooses the name of what it writes: so it writes into a folder of this mail's own.
        var place = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(folder), Unfinished, Guid.NewGuid().ToString("N")));
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

    /// <summary>Takes away what was begun before a crash and is older than a day.</summary>
    public void Tidy(DateTimeOffset now)
    {
        var unfinished = new DirectoryInfo(Path.Combine(folder, Unfinished));
        if (!unfinished.Exists) return;
        foreach (var left in unfinished.GetDirectories().Where(one => one.LastWriteTimeUtc < now.UtcDateTime.AddDays(-1))) left.Delete(recursive: true);
    }

    private string FileOf(string messageId) => Path.Combine(folder, string.Concat(messageId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' ? letter : '_')) + ".eml");
}
