namespace Matchmaker.App.Notifications;

/// <summary>Says at what hours mails of a kind may leave. Asked before each attempt, so that neither one that failed nor a sender that comes late wakes anybody.</summary>
public interface IMailHours
{
    /// <summary>No mail is put off for longer by its hours.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The kind of the mails, see <see cref="OutboxMail.Kind"/>; all others leave at any hour.</summary>
    string Kind { get; }

    /// <summary>When a mail of the kind may leave; what has passed, or is now, for at once.</summary>
    Task<DateTimeOffset> NotBeforeAsync(OutboxMail mail, CancellationToken cancellationToken = default);
}
