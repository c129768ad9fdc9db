using System.Collections.Concurrent;
using Matchmaker.App.Notifications;

namespace Matchmaker.App.Tests.Notifications;

/// <summary>Remembers what it was given to send, after doing what a test says.</summary>
internal sealed class RecordedMail(Func<OutgoingMail, CancellationToken, Task>? act = null) : IMailSender
{
    public ConcurrentQueue<OutgoingMail> Sent { get; } = [];

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        if (act is not null) await act(mail, cancellationToken);
        Sent.Enqueue(mail);
    }
}
