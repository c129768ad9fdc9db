namespace Matchmaker.App.Notifications;

/// <summary>Sends mails: to a server, or into a folder where nobody should be written to.</summary>
public interface IMailSender
{
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default);
}
