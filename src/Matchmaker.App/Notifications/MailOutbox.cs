using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Notifications;

/// <summary>
/// Where all mails begin: they are stored together with the change that they tell of, or not at all, and sent afterwards (a transactional outbox). Whoever adds one need not wait for a mail server.
/// </summary>
public sealed class MailOutbox(RegistryDatabase database, JobBell bell)
{
    /// <summary>What is longer in a subject is cut.</summary>
    public const int SubjectLength = 200;

    private const int KeysAtOnce = 500;

    /// <summary>Adds a mail to what is saved next. Where a mail with the key is there already, that saving fails as a whole: what causes it has been done before.</summary>
    public void Add(RegistryContext context, OutboxLetter letter)
    {
        var now = database.Time.GetUtcNow();
        context.OutboxMails.Add(new()
        {
            Key = letter.Key,
            Kind = letter.Kind,
            To = letter.To.Trim(),
            Subject = Shorten(letter.Subject.ReplaceLineEndings(" ").Trim()),
            Text = letter.Text,
            Html = letter.Html,
            UnsubscribeUrl = letter.UnsubscribeUrl,
            CreatedAt = now,
            DueAt = letter.NotBefore is { } later && later > now ? later : now,
        });
        if (letter.NotBefore is null || letter.NotBefore <= now) context.AfterCommit(() => bell.Ring(MailJob.Name));
    }

    /// <summary>Adds those mails whose keys are new; the others are passed over, so that what was done by half can be done again.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> AddNewAsync(RegistryContext context, IReadOnlyCollection<OutboxLetter> letters, CancellationToken cancellationToken = default)
    {
        var added = 0;
        foreach (var some in letters.DistinctBy(letter => letter.Key, StringComparer.Ordinal).Chunk(KeysAtOnce))
        {
            var keys = some.Select(letter => letter.Key).ToList();
            var known = await context.OutboxMails.Where(mail => keys.Contains(mail.Key)).Select(mail => mail.Key).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            foreach (var letter in some.Where(letter => !known.Contains(letter.Key)))
            {
                Add(context, letter);
                added++;
            }
        }

        return added;
    }

    private static string Shorten(string subject)
    {
        if (subject.Length <= SubjectLength) return subject;
        var end = char.IsHighSurrogate(subject[SubjectLength - 2]) ? SubjectLength - 2 : SubjectLength - 1;
        return string.Concat(subject.AsSpan(0, end), "…");
    }
}
