namespace Matchmaker.App.Notifications;

/// <summary>A mail that waits to be sent, or what is kept of one that was.</summary>
public sealed class OutboxMail : OutboxEntry
{
    /// <summary>What the mail is about and for whom: there is one mail with a key, however often it is asked for. Its Message-ID is made of it.</summary>
    public required string Key { get; set; }

    /// <summary>A short code, such as <c>introduction</c>.</summary>
    public required string Kind { get; set; }

    public required string To { get; set; }

    public required string Subject { get; set; }

    /// <summary>The mail in plain text; null once it was sent, since it can hold a secret link.</summary>
    public string? Text { get; set; }

    /// <summary>The same as a page, where there is one.</summary>
    public string? Html { get; set; }

    /// <summary>The address that ends such mails at a click.</summary>
    public string? UnsubscribeUrl { get; set; }
}
