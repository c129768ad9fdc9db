using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Introductions;

/// <summary>Records what an actor thinks of those suggested to it, and tells what stands.</summary>
public sealed class FeedbackDesk(RegistryDatabase database)
{
    /// <summary>What a person may say of a partner. What comes of introductions is recorded by <see cref="IntroductionDesk"/>.</summary>
    public static IReadOnlyList<FeedbackKind> Kinds { get; } =
        [FeedbackKind.Saved, FeedbackKind.Unsaved, FeedbackKind.Dismissed, FeedbackKind.Restored, FeedbackKind.Blocked, FeedbackKind.Unblocked];

    /// <summary>Records an act.</summary>
    /// <exception cref="AccessDeniedException">The caller may not speak for the actor.</exception>
    /// <exception cref="FeedbackException">It is no act of a person, or the partner is the actor itself.</exception>
    /// <exception cref="ActorNotFoundException">The partner is not in the registry.</exception>
    public async Task RecordAsync(Caller caller, long actorId, long partnerId, FeedbackKind kind, string? reason = null, SuggestionOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.GiveFeedback, actorId);
        if (!Kinds.Contains(kind)) throw new FeedbackException($"'{kind}' cannot be said directly. Choose one of {string.Join(", ", Kinds)}.");
        if (actorId == partnerId) throw new FeedbackException("An actor cannot give feedback on itself.");
        await using var context = database.CreateDbContext();
        if (!await context.Actors.AnyAsync(a => a.Id == partnerId, cancellationToken)) throw new ActorNotFoundException($"#{partnerId} is not in the registry.", []);
        context.Feedback.Add(new()
        {
            ActorId = actorId,
            PartnerId = partnerId,
            Kind = kind,
            At = database.Time.GetUtcNow(),
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            ModelVersion = origin?.ModelVersion,
            Rank = origin?.Rank,
        });
        AuditLog.Record(context, caller, $"feedback.{Spelling(kind)}", actorId, FormattableString.Invariant($"actor:{partnerId}"));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What an actor has said of partners and not taken back, latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller is not of the actor.</exception>
    public async Task<IReadOnlyList<Opinion>> OpinionsAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadFeedback, actorId);
        await using var context = database.CreateDbContext();
        var standing = await StandingAsync(context, actorId, cancellationToken);
        var labels = await ActorLabels.ReadAsync(context, standing.Select(act => act.PartnerId), cancellationToken);
        return [.. standing.Where(act => labels.ContainsKey(act.PartnerId)).Select(act => new Opinion(labels[act.PartnerId], act.Kind, act.Reason, act.At)).OrderByDescending(opinion => opinion.At)];
    }

    /// <summary>The acts of an actor that stand: saved, dismissed or blocked, and nothing since that takes them back.</summary>
    internal static async Task<List<Feedback>> StandingAsync(RegistryContext context, long actorId, CancellationToken cancellationToken)
    {
        var acts = await context.Feedback.AsNoTracking().Where(f => f.ActorId == actorId && Kinds.Contains(f.Kind)).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        return [.. acts.GroupBy(act => act.PartnerId).Select(Standing).OfType<Feedback>()];
    }

    private static Feedback? Standing(IEnumerable<Feedback> acts)
    {
        Feedback? standing = null;
        foreach (var act in acts)
        {
            // Only being unblocked ends a block.
            if (standing?.Kind == FeedbackKind.Blocked && act.Kind != FeedbackKind.Unblocked) continue;
            standing = act.Kind is FeedbackKind.Saved or FeedbackKind.Dismissed or FeedbackKind.Blocked ? act : null;
        }

        return standing;
    }

    private static string Spelling(FeedbackKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
