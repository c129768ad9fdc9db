using System.Net;
using System.Net.Mail;

namespace Matchmaker.App.Notifications;

/// <summary>Hands mails to a server, encrypted unless it is the one next door (port 25, or as configured). Each mail has a connection of its own, so that a broken one spoils no other.</summary>
public sealed class SmtpMail(MailOptions options) : IMailSender
{
    private const int FirstRefusal = 500;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Encrypt ?? options.Port != 25 };
        if (options.User is not null) client.Credentials = new NetworkCredential(options.User, options.Password);
        using var message = MailMessages.Of(mail, options.From);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(options.TimeLimit);
        try
        {
            // Waited for beside the client, which does not end in every state when it is told to.
            await client.SendMailAsync(message, limited.Token).WaitAsync(limited.Token);
        }
        catch (SmtpFailedRecipientException e) when ((int)e.StatusCode >= FirstRefusal)
        {
            throw new MailRefusedException($"The server refuses the address: {(int)e.StatusCode} {e.Message}", e);
        }
        catch (SmtpException e) when (e.StatusCode == SmtpStatusCode.ExceededStorageAllocation)
        {
            throw new MailRefusedException($"The server refuses the mail: {(int)e.StatusCode} {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server did not take it within {options.TimeLimit.TotalSeconds:0} seconds.", e);
        }
    }
}
