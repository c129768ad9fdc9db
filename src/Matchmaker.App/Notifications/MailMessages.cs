using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Matchmaker.App.Notifications;

internal static class MailMessages
{
    /// <summary>The message as it travels. What could begin a header of somebody's choice is taken out; what is not ASCII is encoded (RFC 2047) by the framework.</summary>
    /// <exception cref="MailRefusedException">It cannot be written as a mail.</exception>
    public static MailMessage Of(OutgoingMail mail, string from)
    {
        MailMessage? message = null;
        try
        {
            message = new MailMessage(from, mail.To) { Subject = InALine(mail.Subject), SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
            message.Headers["Message-ID"] = $"<{mail.MessageId}>";
            message.Headers["Auto-Submitted"] = "auto-generated";
            if (mail.UnsubscribeUrl is { } address)
            {
                message.Headers["List-Unsubscribe"] = $"<{AddressOf(address)}>";
                message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
            }

            if (mail.Html is null)
            {
                (message.Body, message.BodyEncoding) = (mail.Text, Encoding.UTF8);
                return message;
            }

            // The last is the one that is shown where both can be (RFC 2046).
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
            return message;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or UriFormatException)
        {
            message?.Dispose();
            throw new MailRefusedException($"It cannot be written as a mail: {e.Message}", e);
        }
    }

    private static string InALine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();

    private static string AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : throw new FormatException("The address to unsubscribe at is none.");
}
