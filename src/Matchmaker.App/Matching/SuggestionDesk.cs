using System.Diagnostics;
using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// Suggestions for people and programs: authorised, with reasons, and up to date with what was said since the model was loaded. While the database is away they are as of that loading, with names from the index.
/// </summary>
public sealed class SuggestionDesk(RegistryDatabase database, LiveMatching matching, IActorIndex index, SeenSuggestions seen)
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
        var page = await database.Watch.OrElseAsync(
            () => FreshAsync(actorId, question, cancellationToken),
            () => Remembered(actorId, question, cancellationToken));
        if (question.IsShown && AccessRules.May(caller with { Staff = default }, Deed.ReadSuggestions, actorId)) seen.Note(actorId, page.Model, page.Partners.Select(one => (one.Why.Partner.Id, one.Rank)));
        ProductMeter.Suggested(started);
        return page;
    }

    /// <summary>Why one actor would fit another, whether or not it would be suggested; null where the model does not know the pair.</summary>
    public Task<SuggestionExplanation?> ExplainAsync(Caller caller, long actorId, long partnerId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSuggestions, actorId);
        return database.Watch.OrElseAsync(
            async () =>
            {
                using var lease = await matching.UseAsync(cancellationToken);
                if (Between(lease, actorId, partnerId) is not { } list) return null;
                await using var context = database.CreateDbContext();
                return await lease.Explainer.ExplainAsync(context, list, cancellationToken) is [var one] ? one : null;
            },
            () =>
            {
                using var lease = matching.UseLoaded();
                return Between(lease, actorId, partnerId) is { } list && lease.Explainer.Explain(list, LabelOf, cancellationToken) is [var one] ? one : null;
            });
    }

    private static SuggestionList? Between(MatchingLease lease, long actorId, long partnerId) =>
        lease.Suggestions.Snapshot.IndexOf(actorId) is { } actor && lease.Suggestions.Snapshot.IndexOf(partnerId) is { } partner && actor != partner ? lease.Suggestions.Between(actor, partner) : null;

    private async Task<SuggestionPage> FreshAsync(long actorId, SuggestionQuestion question, CancellationToken cancellationToken)
    {
        using var lease = await matching.UseAsync(cancellationToken);
        var (suggestions, snapshot) = (lease.Suggestions, lease.Suggestions.Snapshot);
        if (snapshot.IndexOf(actorId) is not { } actor) throw Unknown(actorId);
        await using var context = database.CreateDbContext();
        var standing = await FeedbackDesk.StandingAsync(context, actorId, cancellationToken);
        var except = await ExceptAsync(context, snapshot, actorId, standing, lease.ReadAt - ClockSkew, question, cancellationToken);
        var list = suggestions.For(actor, question.Request with
        {
            Except = except,
            Wishes = question.Request.Wishes with
            {
                FewerLike = Indices(snapshot, standing.Where(act => act.Kind == FeedbackKind.Dismissed)),
                MoreLike = Indices(snapshot, standing.Where(act => act.Kind == FeedbackKind.Saved)),
            },
        });
        var explanations = await lease.Explainer.ExplainAsync(context, list, cancellationToken);
        var saved = standing.Where(act => act.Kind == FeedbackKind.Saved).Select(act => act.PartnerId).ToHashSet();
        var places = await PlacesAsync(context, [.. explanations.Select(one => one.Partner.Id)], cancellationToken);
        return new(suggestions.Model.Name, lease.ReadAt, list.Source, [.. explanations.Select((one, at) =>
        {
            var (capacity, open) = places.GetValueOrDefault(one.Partner.Id);
            return new SuggestedPartner(at + 1, one, suggestions.Rules.IsVerified(snapshot.IndexOf(one.Partner.Id)!.Value), saved.Contains(one.Partner.Id), capacity, open);
        })]);
    }

    // Refusals, introductions and places are those that the rules were loaded with; what was saved or is like what was dismissed is not weighed.
    private SuggestionPage Remembered(long actorId, SuggestionQuestion question, CancellationToken cancellationToken)
    {
        // Who was shown before stands in the database alone: whoever wants only new ones would be told others.
        if (question.OnlyUnseen) throw new DatabaseAwayException();
        using var lease = matching.UseLoaded();
        var (suggestions, snapshot, rules) = (lease.Suggestions, lease.Suggestions.Snapshot, lease.Suggestions.Rules);
        if (snapshot.IndexOf(actorId) is not { } actor) throw Unknown(actorId);
        var list = suggestions.For(actor, question.Request with { Except = rules.Introduced(actor).ToHashSet() });
        return new(suggestions.Model.Name, lease.ReadAt, list.Source, [.. lease.Explainer.Explain(list, LabelOf, cancellationToken).Select((one, at) =>
        {
            var partner = snapshot.IndexOf(one.Partner.Id)!.Value;
            return new SuggestedPartner(at + 1, one, rules.IsVerified(partner), null, rules.Capacity(partner), rules.Open(partner));
        })]);
    }

    private ActorLabel? LabelOf(long actorId) => index.State is not null && index.Read(actorId) is { } actor ? new(actor.Id, actor.Name, actor.Helix, actor.Country, actor.City) : null;

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
