using System.Net.Mail;
using System.Text;

namespace Matchmaker.App.Notifications;

internal static class MailMessages
{
    /// <summary>The message as it travels. Line ends are taken out of the subject, where they would begin a header of somebody's choice.</summary>
    public static MailMessage Of(OutgoingMail mail, string from) => new(from, mail.To)
    {
        Subject = mail.Subject.ReplaceLineEndings(" "),
        SubjectEncoding = Encoding.UTF8,
        Body = mail.Text,
        BodyEncoding = Encoding.UTF8,
    };
}
