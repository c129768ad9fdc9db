using System.Globalization;
using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>Tells the owners of actors that their verification ends soon, or has ended. For each verification either is said once, however often it is asked for.</summary>
public sealed class VerificationMails(MailOutbox mails, MailOptions options)
{
    /// <summary>What these mails are called in the outbox.</summary>
    public const string Kind = "verification";

    /// <summary>Adds mails to what is saved next: that verifications end within some weeks.</summary>
    /// <returns>How many were added.</returns>
    public Task<int> RemindAsync(RegistryContext context, IReadOnlyCollection<Actor> actors, CancellationToken cancellationToken = default) => AddAsync(
        context, actors, "reminder", actor =>
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"{EndOf(actor):d MMMM yyyy}");
            return ($"The verification of {actor.Name} ends on {day}",
                $"The secretariat confirmed {actor.Name} nearly a year ago; that holds until {day}. Have it confirmed again: see that its name, web site and entries in registers are right, since the secretariat checks those once more.");
        }, cancellationToken);

    /// <summary>Adds mails to what is saved next: that verifications have ended.</summary>
    /// <returns>How many were added.</returns>
    public Task<int> TellEndAsync(RegistryContext context, IReadOnlyCollection<Actor> actors, CancellationToken cancellationToken = default) => AddAsync(
        context, actors, "expired", actor =>
            ($"The verification of {actor.Name} has ended",
            $"The secretariat confirmed {actor.Name} more than {VerificationAgeJob.Months} months ago; it is no longer shown as verified, and waits to be confirmed again. See that its name, web site and entries in registers are right: the secretariat checks those once more."),
        cancellationToken);

    private async Task<int> AddAsync(RegistryContext context, IReadOnlyCollection<Actor> actors, string what, Func<Actor, (string Subject, string Text)> words, CancellationToken cancellationToken)
    {
        var ids = actors.Select(actor => actor.Id).ToList();
        var owners = await context.Memberships.Where(m => ids.Contains(m.ActorId) && m.Role == MemberRole.Owner && m.Account!.EmailConfirmed)
            .Select(m => new { m.ActorId, m.AccountId, m.Account!.Email }).ToListAsync(cancellationToken);
        var letters = owners.Join(actors, owner => owner.ActorId, actor => actor.Id, (owner, actor) =>
        {
            var (subject, text) = words(actor);
            return new OutboxLetter
            {
                Key = FormattableString.Invariant($"verification:{what}:{actor.Id}:{EndOf(actor):yyyy-MM-dd}:account:{owner.AccountId}"),
                Kind = Kind,
                To = owner.Email!,
                Subject = subject,
                Text = $"{text}\n\n{options.PublicAddress}/profile\n",
            };
        });
        return await mails.AddNewAsync(context, [.. letters], cancellationToken);
    }

    private static DateTime EndOf(Actor actor) => actor.Verification.DecidedAt!.Value.AddMonths(VerificationAgeJob.Months).UtcDateTime;
}
