using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace Matchmaker.App.Notifications;

/// <summary>A mail to one person on its way.</summary>
/// <param name="MessageId">Without brackets; the same however often it is sent.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">In a line.</param>
/// <param name="Text">As plain text.</param>
public sealed record OutgoingMail(string MessageId, string To, string Subject, string Text)
{
    /// <summary>The same as a page; null for none.</summary>
    public string? Html { get; init; }

    /// <summary>The address that ends such mails at a click; null for none.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>What a mail with a key is known by, so that one that is sent twice after a crash is recognised.</summary>
    public static string MessageIdOf(string key, string from) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..40]}@{(MailAddress.TryCreate(from, out var address) ? address.Host : "localhost")}";
}
