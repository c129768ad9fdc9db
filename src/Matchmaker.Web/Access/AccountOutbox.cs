using System.Net.Mail;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Matchmaker.App.Notifications;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Access;

/// <summary>
/// Sends the mails of <see cref="AccountMails"/> beside the requests that ask for them, so that the time of an answer does not tell whether somebody was written to, and few to one address:
/// whoever knows an address could fill its box otherwise.
/// </summary>
internal sealed partial class AccountOutbox(IMailSender sender, IOptions<AccountFormOptions> options, ILogger<AccountOutbox> log) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int Segments = 6;

    private readonly Channel<(OutgoingMail? Mail, TaskCompletionSource? Reached)> _waiting = Channel.CreateBounded<(OutgoingMail?, TaskCompletionSource?)>(MostWaiting);

    private readonly PartitionedRateLimiter<string> _perAddress = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new()
    {
        PermitLimit = options.Value.MailsPerHour,
        Window = TimeSpan.FromHours(1),
        SegmentsPerWindow = Segments,
        QueueLimit = 0,
    }));

    /// <summary>Sends a mail soon; not at all where its address had enough of them.</summary>
    public void Post(OutgoingMail mail)
    {
        using var lease = _perAddress.AttemptAcquire(mail.To.Trim().ToUpperInvariant());
        if (!lease.IsAcquired) TooMany();
        else if (!_waiting.Writer.TryWrite((mail, null))) NotSent(null);
    }

    /// <summary>Ends when everything posted before has been sent.</summary>
    public async Task WhenSentAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((null, reached));
        await reached.Task;
    }

    /// <summary>Sends what still waits, and then ends.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _perAddress.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (mail, reached) in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                if (mail is not null) await sender.SendAsync(mail, CancellationToken.None);
            }
            catch (Exception e) when (e is SmtpException or IOException or FormatException or InvalidOperationException or UnauthorizedAccessException)
            {
                // The person asks again; nothing of the mail is written down, since it carries a secret.
                NotSent(e);
            }
            finally
            {
                reached?.TrySetResult();
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A mail about an account could not be sent.")]
    private partial void NotSent(Exception? exception);

    [LoggerMessage(LogLevel.Information, "An address was written to often enough; a further mail about its account was not sent.")]
    private partial void TooMany();
}
