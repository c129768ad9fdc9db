namespace Matchmaker.App.Notifications;

/// <summary>A mail to one person, as whoever causes it asks for it.</summary>
public sealed record OutboxLetter
{
    /// <summary>What the mail is about and for whom, such as <c>introduction:12:asked:account:3</c>: at most one mail is sent for a key, ever.</summary>
    public required string Key { get; init; }

    /// <summary>A short code, such as <c>introduction</c>.</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The same as a page, for who reads mails so.</summary>
    public string? Html { get; init; }

    /// <summary>The address that ends such mails at a click (RFC 8058).</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>Not sent earlier, for quiet hours; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
