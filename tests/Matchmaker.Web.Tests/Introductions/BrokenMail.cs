using Matchmaker.App.Notifications;

namespace Matchmaker.Web.Tests.Introductions;

/// <summary>Mails that never leave, as where the caller is gone or the server refuses.</summary>
internal sealed class BrokenMail : IMailSender
{
    public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default) => throw new OperationCanceledException("Nobody waits for this any more.");
}
