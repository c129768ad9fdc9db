using Matchmaker.App.Jobs;

namespace Matchmaker.App.Notifications;

/// <summary>Sends the mails that wait.</summary>
public sealed class MailJob
{
    public const string Name = "mail";
}
