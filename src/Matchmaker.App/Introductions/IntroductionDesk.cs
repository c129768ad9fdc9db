using Matchmaker.App.Access;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Pushing;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Introductions;

/// <summary>Takes introductions from asked to worked together. Each step is checked, recorded in the thread, told to the models as feedback, and audited.</summary>
public sealed class IntroductionDesk(RegistryDatabase database, IntroductionMails mails)
{
    /// <summary>How long a side is left in peace before it may be reminded, again or at all.</summary>
    public static readonly TimeSpan ReminderPause = TimeSpan.FromDays(3);

    /// <summary>How long whoever said no is not asked again by the same.</summary>
    public static readonly TimeSpan PauseAfterDecline = TimeSpan.FromDays(90);

    /// <summary>How long whoever took a question back waits before it asks the same again.</summary>
    public static readonly TimeSpan PauseAfterWithdrawal = TimeSpan.FromDays(7);

    private static readonly IntroductionState[] Open = [IntroductionState.Asked, IntroductionState.Accepted, IntroductionState.Met];

    /// <summary>One actor asks to meet another.</summary>
    /// <returns>The key of the introduction.</returns>
    /// <exception cref="AccessDeniedException">The caller may not ask for this actor.</exception>
    /// <exception cref="IntroductionDeskException">The other is not there, takes no introductions, said no or was asked in vain lately, or one is open between the two.</exception>
    public async Task<long> AskAsync(Caller caller, long actorId, long partnerId, string? message, long? introducerId = null, SuggestionOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.Introduce, actorId);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        await RequirePauseAsync(context, actorId, partnerId, database.Time.GetUtcNow(), cancellationToken);
        await RequireOpenAsync(context, actorId, partnerId, cancellationToken);
        if (introducerId is { } third && !await context.Actors.AnyAsync(a => a.Id == third, cancellationToken)) throw new IntroductionDeskException("The introducer is not in the registry.");
        var now = database.Time.GetUtcNow();
        var pushed = await PushAttribution.FindAsync(context, actorId, partnerId, now, cancellationToken);
        origin ??= pushed is null ? null : new(pushed.ModelVersion, pushed.Rank);
        var introduction = new Introduction { AskingActorId = actorId, AskedActorId = partnerId, IntroducerId = introducerId, Message = message, AskedAt = now, PushedSuggestionId = pushed?.Id };
        introduction.Messages.Add(Line(caller, actorId, IntroductionState.Asked, message, now));
        context.Introductions.Add(introduction);
        context.Feedback.Add(new() { ActorId = actorId, PartnerId = partnerId, Kind = FeedbackKind.Asked, At = now, ModelVersion = origin?.ModelVersion, Rank = origin?.Rank });
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Record(context, caller, "introduction.asked", actorId, Subject(introduction.Id));
        await mails.TellAsync(context, introduction, introduction.Messages[^1], partnerId, IntroductionNews.Asked, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return introduction.Id;
    }

    /// <summary>The asked side says yes or no.</summary>
    public Task AnswerAsync(Caller caller, long introductionId, bool accept, string? message, CancellationToken cancellationToken = default) =>
        StepAsync(caller, introductionId, "introduction.answered", async (context, introduction, now) =>
        {
            Require(caller, introduction.AskedActorId);
            if (introduction.State != IntroductionState.Asked) throw new IntroductionDeskException("It has been answered or withdrawn already. Reload the page to see where it stands.");
            introduction.State = accept ? IntroductionState.Accepted : IntroductionState.Declined;
            introduction.AnsweredAt = now;
            introduction.Messages.Add(Line(caller, introduction.AskedActorId, introduction.State, message, now));

            // The answer counts for the suggestion that the question came from.
            var asked = await context.Feedback.AsNoTracking()
                .Where(f => f.ActorId == introduction.AskingActorId && f.PartnerId == introduction.AskedActorId && f.Kind == FeedbackKind.Asked && f.At == introduction.AskedAt)
                .OrderByDescending(f => f.Id).Select(f => new { f.ModelVersion, f.Rank }).FirstOrDefaultAsync(cancellationToken);
            context.Feedback.Add(new()
            {
                ActorId = introduction.AskedActorId,
                PartnerId = introduction.AskingActorId,
                Kind = accept ? FeedbackKind.Accepted : FeedbackKind.Declined,
                At = now,
                Reason = accept ? null : Shorten(message),
                ModelVersion = asked?.ModelVersion,
                Rank = asked?.Rank,
            });
            return (introduction.AskingActorId, accept ? IntroductionNews.Accepted : IntroductionNews.Declined);
        }, cancellationToken);

    /// <summary>The asking side takes its question back.</summary>
    public Task WithdrawAsync(Caller caller, long introductionId, CancellationToken cancellationToken = default) =>
        StepAsync(caller, introductionId, "introduction.withdrawn", (_, introduction, now) =>
        {
            Require(caller, introduction.AskingActorId);
            if (introduction.State != IntroductionState.Asked) throw new IntroductionDeskException("It has been answered already, and can no longer be withdrawn.");
            introduction.State = IntroductionState.Withdrawn;
            introduction.Messages.Add(Line(caller, introduction.AskingActorId, IntroductionState.Withdrawn, null, now));
            return Task.FromResult<(long, IntroductionNews?)>((introduction.AskedActorId, null));
        }, cancellationToken);

    /// <summary>Either side writes to the other.</summary>
    public Task WriteAsync(Caller caller, long introductionId, string text, CancellationToken cancellationToken = default) =>
        StepAsync(caller, introductionId, "introduction.message", (_, introduction, now) =>
        {
            var side = OwnSide(caller, introduction, Deed.Introduce);
            if (!Open.Contains(introduction.State) && introduction.State != IntroductionState.WorkedTogether) throw new IntroductionDeskException("This introduction has ended; nobody would read it.");
            introduction.Messages.Add(Line(caller, side, null, text, now));
            return Task.FromResult<(long, IntroductionNews?)>((Other(introduction, side), IntroductionNews.Message));
        }, cancellationToken);

    /// <summary>The asking side reminds the other.</summary>
    public Task RemindAsync(Caller caller, long introductionId, CancellationToken cancellationToken = default) =>
        StepAsync(caller, introductionId, "introduction.reminded", (_, introduction, now) =>
        {
            Require(caller, introduction.AskingActorId);
            if (!CanRemind(introduction, now)) throw new IntroductionDeskException($"Give it {ReminderPause.TotalDays:0} days before you remind.");
            introduction.RemindedAt = now;
            introduction.Messages.Add(new() { ActorId = introduction.AskingActorId, AuthorId = caller.AccountId, IsReminder = true, At = now });
            return Task.FromResult<(long, IntroductionNews?)>((introduction.AskedActorId, IntroductionNews.Reminder));
        }, cancellationToken);

    /// <summary>Either side records what came of it: the two met, or work together. The second makes a collaboration of it, which the models learn from.</summary>
    public Task RecordAsync(Caller caller, long introductionId, IntroductionState outcome, string? title = null, string kind = CollaborationKind.CoProduction, CancellationToken cancellationToken = default) =>
        StepAsync(caller, introductionId, "introduction.outcome", async (context, introduction, now) =>
        {
            var side = OwnSide(caller, introduction, Deed.Introduce);
            if (outcome is not (IntroductionState.Met or IntroductionState.WorkedTogether)) throw new IntroductionDeskException("An outcome is that you met, or that you work together.");
            if (introduction.State is not (IntroductionState.Accepted or IntroductionState.Met) || introduction.State == outcome)
                throw new IntroductionDeskException("Only an agreed introduction has an outcome, and each is recorded once.");
            introduction.State = outcome;
            introduction.Messages.Add(Line(caller, side, outcome, null, now));
            foreach (var (actor, partner) in new[] { (introduction.AskingActorId, introduction.AskedActorId), (introduction.AskedActorId, introduction.AskingActorId) })
                context.Feedback.Add(new() { ActorId = actor, PartnerId = partner, Kind = outcome == IntroductionState.Met ? FeedbackKind.Met : FeedbackKind.WorkedTogether, At = now });
            if (outcome == IntroductionState.WorkedTogether)
            {
                var collaboration = new Collaboration
                {
                    Kind = kind,
                    Title = string.IsNullOrWhiteSpace(title) ? null : title.Trim(),
                    StartDate = DateOnly.FromDateTime(now.UtcDateTime),
                    ExternalScheme = "introduction",
                    ExternalValue = FormattableString.Invariant($"{introduction.Id}"),
                };
                collaboration.Participations.Add(new() { ActorId = introduction.AskingActorId, Role = "partner" });
                collaboration.Participations.Add(new() { ActorId = introduction.AskedActorId, Role = "partner" });
                context.Collaborations.Add(collaboration);
                await context.SaveChangesAsync(cancellationToken);
                introduction.CollaborationId = collaboration.Id;
            }

            return (Other(introduction, side), (IntroductionNews?)null);
        }, cancellationToken);

    internal static bool CanRemind(Introduction introduction, DateTimeOffset now) =>
        introduction.State == IntroductionState.Asked && now - (introduction.RemindedAt ?? introduction.AskedAt) >= ReminderPause;

    /// <summary>The side of an introduction that the caller acts for with a right; the asked side where it acts for both.</summary>
    /// <exception cref="AccessDeniedException">It acts for none with that right.</exception>
    internal static long OwnSide(Caller caller, Introduction introduction, Deed deed)
    {
        if (AccessRules.May(caller, deed, introduction.AskedActorId)) return introduction.AskedActorId;
        Require(caller, introduction.AskingActorId, deed);
        return introduction.AskingActorId;
    }

    private async Task StepAsync(
        Caller caller, long introductionId, string action, Func<RegistryContext, Introduction, DateTimeOffset, Task<(long To, IntroductionNews? News)>> step, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var introduction = await context.Introductions.SingleOrDefaultAsync(i => i.Id == introductionId, cancellationToken);

        // Whoever may not see it learns not even that it is there.
        if (introduction is null || !(AccessRules.May(caller, Deed.ReadIntroductions, introduction.AskingActorId) || AccessRules.May(caller, Deed.ReadIntroductions, introduction.AskedActorId)
            || AccessRules.May(caller, Deed.Introduce, introduction.AskingActorId) || AccessRules.May(caller, Deed.Introduce, introduction.AskedActorId)))
            throw new IntroductionNotFoundException(introductionId);
        var (to, news) = await step(context, introduction, database.Time.GetUtcNow());
        AuditLog.Record(context, caller, action, Other(introduction, to), Subject(introduction.Id), introduction.State.ToString());
        await context.SaveChangesAsync(cancellationToken);
        if (news is { } told)
        {
            await mails.TellAsync(context, introduction, introduction.Messages[^1], to, told, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task RequireOpenAsync(RegistryContext context, long actorId, long partnerId, CancellationToken cancellationToken)
    {
        if (actorId == partnerId) throw new IntroductionDeskException("An actor cannot be introduced to itself.");
        var partner = await context.Actors.AsNoTracking().Where(a => a.Id == partnerId).Select(a => new { a.Name, a.Capacity, a.Verification.State }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new ActorNotFoundException($"#{partnerId} is not in the registry.", []);
        var open = await context.Introductions.Where(i => Open.Contains(i.State))
            .Where(i => (i.AskingActorId == actorId && i.AskedActorId == partnerId) || (i.AskingActorId == partnerId && i.AskedActorId == actorId)).Select(i => (long?)i.Id).FirstOrDefaultAsync(cancellationToken);
        if (open is not null) throw new IntroductionDeskException($"An introduction between the two is open already: number {open}.");

        // The same words whatever the reason, so that nobody learns who has blocked whom.
        var isBlocked = await BlockedAsync(context, actorId, partnerId, cancellationToken) || await BlockedAsync(context, partnerId, actorId, cancellationToken);
        var busy = partner.Capacity is { } places
            && await context.Introductions.CountAsync(i => (i.AskedActorId == partnerId || i.AskingActorId == partnerId) && (i.State == IntroductionState.Asked || i.State == IntroductionState.Accepted), cancellationToken) >= places;
        if (isBlocked || busy || partner.State == VerificationState.Rejected) throw new IntroductionDeskException($"{partner.Name} takes no introductions at present. Try another partner, or later.");
    }

    private static async Task RequirePauseAsync(RegistryContext context, long actorId, long partnerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = await context.Introductions.AsNoTracking().Where(i => i.AskingActorId == actorId && i.AskedActorId == partnerId && (i.State == IntroductionState.Declined || i.State == IntroductionState.Withdrawn))
            .Select(i => new { i.State, i.AnsweredAt, i.UpdatedAt }).ToListAsync(cancellationToken);
        if (ended.Count == 0) return;
        var (until, state) = ended.Select(i => (Until: (i.AnsweredAt ?? i.UpdatedAt) + (i.State == IntroductionState.Declined ? PauseAfterDecline : PauseAfterWithdrawal), i.State)).MaxBy(pause => pause.Until);
        if (until <= now) return;
        throw new IntroductionDeskException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{(state == IntroductionState.Declined ? "They said no to this lately" : "You took a question to them back lately")}. You can ask again from {until.UtcDateTime:d MMMM yyyy, HH:mm} UTC on."));
    }

    private static async Task<bool> BlockedAsync(RegistryContext context, long actorId, long partnerId, CancellationToken cancellationToken) =>
        await context.Feedback.Where(f => f.ActorId == actorId && f.PartnerId == partnerId && (f.Kind == FeedbackKind.Blocked || f.Kind == FeedbackKind.Unblocked))
            .OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Select(f => (FeedbackKind?)f.Kind).FirstOrDefaultAsync(cancellationToken) == FeedbackKind.Blocked;

    private static void Require(Caller caller, long actorId, Deed deed = Deed.Introduce) => AccessRules.Require(caller, deed, actorId);

    private static long Other(Introduction introduction, long side) => side == introduction.AskingActorId ? introduction.AskedActorId : introduction.AskingActorId;

    private static IntroductionMessage Line(Caller caller, long actorId, IntroductionState? state, string? text, DateTimeOffset now) =>
        new() { ActorId = actorId, AuthorId = caller.AccountId, State = state, Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(), At = now };

    private static string? Shorten(string? text) => text is { Length: > RegistryRules.ReasonLength } ? text[..RegistryRules.ReasonLength] : text;

    private static string Subject(long id) => FormattableString.Invariant($"introduction:{id}");
}
