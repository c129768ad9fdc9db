namespace Matchmaker.App.Notifications;

/// <summary>Sends mails: to a server, or into a folder where nobody should be written to. Only the outbox calls it.</summary>
public interface IMailSender
{
    /// <summary>Sends a mail; one that was sent before may be sent again, and has the same Message-ID then.</summary>
    /// <exception cref="MailRefusedException">It was refused for good. Any other exception means that it may be tried again.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default);
}
