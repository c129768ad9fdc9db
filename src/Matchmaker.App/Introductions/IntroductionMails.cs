using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Matchmaker.App.Introductions;

/// <summary>Writes to the people of an organisation when something happens to one of its introductions. What was written stays in the app: a mail only points there.</summary>
public sealed partial class IntroductionMails(RegistryDatabase database, IMailSender mail, MailOptions options, ILogger<IntroductionMails> log)
{
    /// <summary>
    /// Tells those who can act for an actor. What happened is recorded by then, so that this never fails and cannot be stopped: a mail that cannot be sent is logged.
    /// </summary>
    public async Task TellAsync(long introductionId, long actorId, IntroductionNews news)
    {
        try
        {
            await SendAsync(introductionId, actorId, news);
        }
        catch (Exception e)
        {
            NotSent(e, introductionId);
        }
    }

    private async Task SendAsync(long introductionId, long actorId, IntroductionNews news)
    {
        await using var context = database.CreateDbContext();
        var people = await context.Memberships.Where(m => m.ActorId == actorId && m.Role >= MemberRole.Editor && m.Account!.EmailConfirmed).Select(m => m.Account!.Email!).ToListAsync();
        if (people.Count == 0) return;
        var names = await context.Introductions.Where(i => i.Id == introductionId).Select(i => new { Asking = i.AskingActor!.Name, Asked = i.AskedActor!.Name, IsAsked = i.AskedActorId == actorId }).SingleAsync();
        var other = names.IsAsked ? names.Asking : names.Asked;
        var (subject, text) = news switch
        {
            IntroductionNews.Asked => ($"{other} would like to meet you", $"{other} asks for an introduction. Your contact details are shown only if you say yes."),
            IntroductionNews.Accepted => ($"{other} said yes", $"{other} agreed to the introduction. You now see each other's contact details."),
            IntroductionNews.Declined => ($"{other} said no", $"{other} cannot meet you at present."),
            IntroductionNews.Reminder => ($"{other} still waits for your answer", $"{other} asked for an introduction some days ago. A no is an answer too."),
            _ => ($"{other} wrote to you", $"There is a new message from {other}."),
        };
        foreach (var address in people)
        {
            try
            {
                await mail.SendAsync(new(address, subject, $"{text}\n\n{options.PublicAddress}/introductions/{introductionId}\n"));
            }
            catch (Exception e)
            {
                NotSent(e, introductionId);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A mail about introduction {Introduction} could not be sent.")]
    private partial void NotSent(Exception exception, long introduction);
}
