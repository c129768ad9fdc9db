using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Matchmaker.App.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Introductions;

/// <summary>Tells an organisation that something happened to one of its introductions: its people by mail, its programs by webhook. What was written stays in the app: both only point there.</summary>
public sealed class IntroductionMails(MailOutbox mails, WebhookOutbox webhooks, MailOptions options)
{
    /// <summary>What these mails are called in the outbox.</summary>
    public const string Kind = "introduction";

    /// <summary>Adds what tells those who can act for an actor to what is saved next.</summary>
    /// <param name="context">Where the step was taken, and is saved.</param>
    /// <param name="introduction">As it is after the step.</param>
    /// <param name="line">The line of its thread that tells of the step; saved before, so that it has its key.</param>
    /// <param name="actorId">Whom to tell.</param>
    /// <param name="news">What happened.</param>
    /// <param name="cancellationToken">Stops before anything is added.</param>
    public async Task TellAsync(RegistryContext context, Introduction introduction, IntroductionMessage line, long actorId, IntroductionNews news, CancellationToken cancellationToken = default)
    {
        var otherId = introduction.AskedActorId == actorId ? introduction.AskingActorId : introduction.AskedActorId;
        var other = await context.Actors.Where(actor => actor.Id == otherId).Select(actor => actor.Name).SingleAsync(cancellationToken);

        // Roles are stored by name: the database would compare them by letter.
        var people = await context.Memberships.Where(m => m.ActorId == actorId && (m.Role == MemberRole.Editor || m.Role == MemberRole.Owner) && m.Account!.EmailConfirmed).Select(m => new { m.AccountId, m.Account!.Email }).ToListAsync(cancellationToken);
        var (subject, text) = Words(news, other);
        foreach (var person in people)
        {
            mails.Add(context, new()
            {
                Key = FormattableString.Invariant($"introduction:{introduction.Id}:{line.Id}:account:{person.AccountId}"),
                Kind = Kind,
                To = person.Email!,
                Subject = subject,
                Text = FormattableString.Invariant($"{text}\n\n{options.PublicAddress}/introductions/{introduction.Id}\n"),
            });
        }

        if (EventOf(news) is { } type)
            await webhooks.AddAsync(
                context, actorId, type,
                new { introductionId = introduction.Id, introduction.AskingActorId, introduction.AskedActorId, introduction.State, messageId = line.Id }, cancellationToken: cancellationToken);
    }

    private static (string Subject, string Text) Words(IntroductionNews news, string other) => news switch
    {
        IntroductionNews.Asked => ($"{other} would like to meet you", $"{other} asks for an introduction. Your contact details are shown only if you say yes."),
        IntroductionNews.Accepted => ($"{other} said yes", $"{other} agreed to the introduction. You now see each other's contact details."),
        IntroductionNews.Declined => ($"{other} said no", $"{other} cannot meet you at present."),
        IntroductionNews.Reminder => ($"{other} still waits for your answer", $"{other} asked for an introduction some days ago. A no is an answer too."),
        IntroductionNews.Expired => ($"{other} did not answer", $"{other} left your request for an introduction without an answer for {StaleIntroductionJob.Days} days, so that it has ended. Other partners may have more time."),
        _ => ($"{other} wrote to you", $"There is a new message from {other}."),
    };

    private static string? EventOf(IntroductionNews news) => news switch
    {
        IntroductionNews.Asked => WebhookEvent.IntroductionAsked,
        IntroductionNews.Accepted or IntroductionNews.Declined => WebhookEvent.IntroductionAnswered,
        IntroductionNews.Message => WebhookEvent.IntroductionMessage,
        _ => null,
    };
}
