using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Matchmaker.App.Notifications;

/// <summary>
/// Sends the mails that are due, several at once and each at least once: it is claimed, sent, and written down as sent. Where the program ends in between, it is sent again with the same Message-ID.
/// Safe for several at a time, on any number of nodes.
/// </summary>
public sealed partial class MailDispatcher(RegistryDatabase database, IMailSender sender, AdministratorMails administrators, MailOptions options, IMailHours? hours = null, ILogger<MailDispatcher>? log = null)
{
    private const int ClaimedAtOnce = 64;

    private readonly ILogger _log = log ?? NullLogger<MailDispatcher>.Instance;
    private readonly OutboxQueue<OutboxMail> _queue = new(database);

    /// <summary>Sends all that is due, also what becomes due meanwhile.</summary>
    /// <param name="told">Told how many were sent, now and then.</param>
    /// <param name="cancellationToken">Nothing more is begun; what has begun is ended and written down, where the sender allows.</param>
    public async Task<OutboxTally> RunAsync(Action<int>? told = null, CancellationToken cancellationToken = default)
    {
        var (sent, delayed, failed) = (0, 0, 0);
        await _queue.CorrectAsync(cancellationToken);
        await CorrectWaitsAsync(cancellationToken);
        await OutboxLanes.RunAsync(
            () => _queue.ClaimAsync(ClaimedAtOnce, cancellationToken: cancellationToken),
            async mail =>
            {
                switch (await SendAsync(mail, cancellationToken))
                {
                    case OutboxState.Sent:
                        var count = Interlocked.Increment(ref sent);
                        told?.Invoke(count);
                        break;
                    case OutboxState.Waiting:
                        Interlocked.Increment(ref delayed);
                        break;
                    case OutboxState.Failed:
                        Interlocked.Increment(ref failed);
                        break;
                }
            },
            options.Lanes,
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new(sent, delayed, failed);
    }

    // No wait after an attempt is longer than that attempt's own, and than the hours at which such mails do not leave: one that is was reckoned by a clock that has been set back.
    private async Task CorrectWaitsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var tried = context.OutboxMails.Where(mail => mail.State == OutboxState.Waiting && mail.Attempts > 0 && mail.Claim == null);
        if (hours is null)
        {
            await CorrectWaitsAsync(tried, TimeSpan.Zero, cancellationToken);
            return;
        }

        var kind = hours.Kind;
        await CorrectWaitsAsync(tried.Where(mail => mail.Kind != kind), TimeSpan.Zero, cancellationToken);
        await CorrectWaitsAsync(tried.Where(mail => mail.Kind == kind), IMailHours.Longest, cancellationToken);
    }

    private async Task CorrectWaitsAsync(IQueryable<OutboxMail> tried, TimeSpan putOff, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        foreach (var one in await tried.GroupBy(mail => mail.Attempts).Select(group => new { Attempts = group.Key, Last = group.Max(mail => mail.DueAt) }).ToListAsync(cancellationToken))
        {
            if (OutboxWaits.OfMails.After(one.Attempts) is not { } wait || one.Last <= now + wait + putOff + OutboxQueue<OutboxMail>.Slack) continue;
            var (attempts, latest) = (one.Attempts, now + wait + putOff);
            await tried.Where(mail => mail.Attempts == attempts && mail.DueAt > latest).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.DueAt, latest), cancellationToken);
        }
    }

    /// <returns>What came of it; null where it was not tried.</returns>
    private async Task<OutboxState?> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        // Whoever waited too long behind others leaves it to the next: two that send one mail are one too many.
        if (!_queue.IsHeld(mail, options.TimeLimit)) return null;
        if (cancellationToken.IsCancellationRequested) return await GiveBackAsync(mail);
        if (hours is not null && mail.Kind == hours.Kind && await hours.NotBeforeAsync(mail, CancellationToken.None) is var later && later > database.Time.GetUtcNow()) return await GiveBackAsync(mail, later);
        try
        {
            if (mail.Text is null) throw new MailRefusedException("It has no text any more.");
            await sender.SendAsync(new(OutgoingMail.MessageIdOf(mail.Key, options.From), mail.To, mail.Subject, mail.Text) { Html = mail.Html, UnsubscribeUrl = mail.UnsubscribeUrl }, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await GiveBackAsync(mail);
        }
        catch (MailRefusedException e)
        {
            return await FailAsync(mail, e.Message, null);
        }
        catch (Exception e)
        {
            return await FailAsync(mail, e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message, OutboxWaits.OfMails.After(mail.Attempts));
        }

        // It has left: that is written down also where the program is about to end. What it said was for its reader alone.
        await _queue.SentAsync(mail, set => set.SetProperty(one => one.Text, (string?)null).SetProperty(one => one.Html, (string?)null).SetProperty(one => one.UnsubscribeUrl, (string?)null), CancellationToken.None);
        return OutboxState.Sent;
    }

    private async Task<OutboxState?> GiveBackAsync(OutboxMail mail, DateTimeOffset? until = null)
    {
        await _queue.ReleaseAsync(mail, until, CancellationToken.None);
        return null;
    }

    private async Task<OutboxState?> FailAsync(OutboxMail mail, string problem, TimeSpan? wait)
    {
        // Told before it is written down: where the program ends in between, it is tried and told again, and there is one such mail a day.
        if (wait is null && mail.Kind != AdministratorMails.Kind) await TellAsync();
        await using var context = database.CreateDbContext();
        if (!await _queue.FailedAsync(context, mail, problem, wait)) return null;
        if (wait is not null) return OutboxState.Waiting;

        // Its address and text are nobody's business but its reader's: the log has the number.
        GivenUp(mail.Id, mail.Kind, problem);
        return OutboxState.Failed;
    }

    // Once a day: where one address is wrong, so may be others.
    private async Task TellAsync()
    {
        await using var context = database.CreateDbContext();
        try
        {
            await administrators.AddAsync(
                context, FormattableString.Invariant($"mail-failed:{database.Time.GetUtcNow():yyyyMMdd}"), "Matchmaker: mail could not be sent",
                "A mail could not be sent and was given up. The page below shows which ones, and why; once the reason is gone they can be sent again there.\nYou are told of this once a day.", "/secretariat/mail");
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (!database.Watch.Explains(e))
        {
            // Another mail that was given up at the same moment was first.
        }
    }

    [LoggerMessage(LogLevel.Error, "Mail {Id} ({Kind}) was given up: {Problem}")]
    private partial void GivenUp(long id, string kind, string problem);
}
