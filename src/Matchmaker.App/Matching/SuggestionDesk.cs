using System.Diagnostics;
using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>Suggestions for people and programs: authorised, with reasons, and up to date with what was said since the model was loaded.</summary>
public sealed class SuggestionDesk(RegistryDatabase database, LiveMatching matching, SeenSuggestions seen)
{
    /// <summary>Anything later than the reading may be missing from it; clocks of several nodes differ a little.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Suggestions for an actor, with reasons.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="actorId">Whom they are for.</param>
    /// <param name="question">What is asked for.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="AccessDeniedException">The caller may not see them.</exception>
    /// <exception cref="Models.ModelStoreException">No model serves.</exception>
    /// <exception cref="ActorNotFoundException">The registry does not know the actor, or learnt of it a moment ago.</exception>
    public async Task<SuggestionPage> ForAsync(Caller caller, long actorId, SuggestionQuestion question, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSuggestions, actorId);
        var started = Stopwatch.GetTimestamp();
        using var lease = await matching.UseAsync(cancellationToken);
        var suggestions = lease.Suggestions;
        var snapshot = suggestions.Snapshot;
        if (snapshot.IndexOf(actorId) is not { } actor) throw Unknown(actorId);
        await using var context = database.CreateDbContext();
        var standing = await FeedbackDesk.StandingAsync(context, actorId, cancellationToken);
        var except = await ExceptAsync(context, snapshot, actorId, standing, lease.ReadAt - ClockSkew, question, cancellationToken);
        var request = question.Request with
        {
            Except = except,
            Wishes = question.Request.Wishes with
            {
                FewerLike = Indices(snapshot, standing.Where(act => act.Kind == FeedbackKind.Dismissed)),
                MoreLike = Indices(snapshot, standing.Where(act => act.Kind == FeedbackKind.Saved)),
            },
        };
        var list = suggestions.For(actor, request);
        var explanations = await lease.Explainer.ExplainAsync(context, list, cancellationToken);
        if (question.IsShown && AccessRules.May(caller with { Staff = default }, Deed.ReadSuggestions, actorId)) seen.Note(actorId, suggestions.Model.Name, explanations.Select((one, at) => (one.Partner.Id, at + 1)));
        var saved = standing.Where(act => act.Kind == FeedbackKind.Saved).Select(act => act.PartnerId).ToHashSet();
        var places = await PlacesAsync(context, [.. explanations.Select(one => one.Partner.Id)], cancellationToken);
        ProductMeter.Suggested(started);
        return new(suggestions.Model.Name, lease.ReadAt, list.Source, [.. explanations.Select((one, at) =>
        {
            var (capacity, open) = places.GetValueOrDefault(one.Partner.Id);
            return new SuggestedPartner(at + 1, one, suggestions.Rules.IsVerified(snapshot.IndexOf(one.Partner.Id)!.Value), saved.Contains(one.Partner.Id), capacity, open);
        })]);
    }

    /// <summary>Why one actor would fit another, whether or not it would be suggested; null where the model does not know the pair.</summary>
    public async Task<SuggestionExplanation?> ExplainAsync(Caller caller, long actorId, long partnerId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSuggestions, actorId);
        using var lease = await matching.UseAsync(cancellationToken);
        if (lease.Suggestions.Snapshot.IndexOf(actorId) is not { } actor || lease.Suggestions.Snapshot.IndexOf(partnerId) is not { } partner || actor == partner) return null;
        await using var context = database.CreateDbContext();
        return await lease.Explainer.ExplainAsync(context, lease.Suggestions.Between(actor, partner), cancellationToken) is [var one] ? one : null;
    }

    /// <summary>Who would be suggested if a draft were saved, beside who is now.</summary>
    /// <exception cref="AccessDeniedException">The caller may not edit the profile.</exception>
    /// <exception cref="Models.ModelStoreException">No model serves.</exception>
    public async Task<ProfilePreview> PreviewAsync(Caller caller, ProfileDraft draft, int count, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.EditProfile, draft.ActorId);
        using var lease = await matching.UseAsync(cancellationToken);
        var suggestions = lease.Suggestions;
        if (suggestions.Snapshot.IndexOf(draft.ActorId) is not { } actor) throw Unknown(draft.ActorId);
        var request = new SuggestionRequest { Count = count };
        var (before, after) = (suggestions.For(actor, request), suggestions.For(actor, request, DraftedProfiles.RowOf(draft, suggestions.Snapshot.Profiles)));
        await using var context = database.CreateDbContext();
        var labels = await ActorLabels.ReadAsync(context, before.Partners.Concat(after.Partners).Select(partner => suggestions.Snapshot.ActorId(partner.Actor)), cancellationToken);
        IReadOnlyList<ActorLabel> Names(SuggestionList list) => [.. list.Partners.Select(partner => labels.GetValueOrDefault(suggestions.Snapshot.ActorId(partner.Actor))).OfType<ActorLabel>()];
        return new(Names(before), Names(after));
    }

    private static async Task<Dictionary<long, (int? Capacity, int Open)>> PlacesAsync(RegistryContext context, long[] actorIds, CancellationToken cancellationToken)
    {
        var capacities = await context.Actors.AsNoTracking().Where(a => actorIds.Contains(a.Id) && a.Capacity != null).Select(a => new { a.Id, a.Capacity }).ToListAsync(cancellationToken);
        if (capacities.Count == 0) return [];
        long[] limited = [.. capacities.Select(a => a.Id)];
        var open = await context.Introductions.AsNoTracking().Where(i => i.State == IntroductionState.Asked || i.State == IntroductionState.Accepted)
            .Where(i => limited.Contains(i.AskingActorId) || limited.Contains(i.AskedActorId)).Select(i => new { i.AskingActorId, i.AskedActorId }).ToListAsync(cancellationToken);
        return capacities.ToDictionary(a => a.Id, a => (a.Capacity, open.Count(i => i.AskingActorId == a.Id || i.AskedActorId == a.Id)));
    }

    private static int[] Indices(RegistrySnapshot snapshot, IEnumerable<Feedback> acts) => [.. acts.Select(act => snapshot.IndexOf(act.PartnerId)).OfType<int>()];

    // What was dismissed, blocked, asked or answered since the rules were read, on either side; and what was seen before, where only new ones are wanted.
    private async Task<HashSet<int>> ExceptAsync(
        RegistryContext context, RegistrySnapshot snapshot, long actorId, List<Feedback> standing, DateTimeOffset since, SuggestionQuestion question, CancellationToken cancellationToken)
    {
        var ids = standing.Where(act => act.Kind != FeedbackKind.Saved).Select(act => act.PartnerId).ToList();
        FeedbackKind[] refusals = [FeedbackKind.Blocked, FeedbackKind.Declined];
        ids.AddRange(await context.Feedback.Where(f => f.PartnerId == actorId && f.At >= since && refusals.Contains(f.Kind)).Select(f => f.ActorId).ToListAsync(cancellationToken));
        ids.AddRange(await context.Introductions.Where(i => (i.AskingActorId == actorId || i.AskedActorId == actorId) && (i.State == IntroductionState.Asked || i.State == IntroductionState.Accepted || i.State == IntroductionState.Met))
            .Select(i => i.AskingActorId == actorId ? i.AskedActorId : i.AskingActorId).ToListAsync(cancellationToken));
        if (question.OnlyUnseen)
        {
            var today = new DateTimeOffset(database.Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
            ids.AddRange(await context.Feedback.Where(f => f.ActorId == actorId && f.Kind == FeedbackKind.Seen && f.At < today).Select(f => f.PartnerId).Distinct().ToListAsync(cancellationToken));
        }

        return [.. ids.Select(snapshot.IndexOf).OfType<int>()];
    }

    private static ActorNotFoundException Unknown(long actorId) =>
        new($"The model does not know #{actorId} yet. If it was added just now, its suggestions are ready within a minute; otherwise check the number.", []);
}
