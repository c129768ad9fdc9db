using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// Who must not be suggested to whom, whatever the scores: as the registry knows it now. Immutable, safe for several threads. Dense indices are those of the snapshot.
/// </summary>
public sealed class MatchRules
{
    private static readonly TimeSpan DeclinedFor = TimeSpan.FromDays(365);

    private readonly VerificationState[] _states;
    private readonly int[] _house;
    private readonly int?[] _capacity;
    private readonly int[] _open;

    /// <summary>By actor first: few have any, and asking about all their candidates must cost next to nothing.</summary>
    private readonly Dictionary<int, Dictionary<int, SuggestionVerdict>> _refusals;

    /// <summary>Whom each is being introduced to, or was; both ways.</summary>
    private readonly ILookup<int, int> _introduced;

    private MatchRules(
        VerificationState[] states, int[] house, int?[] capacity, int[] open, ILookup<int, int> introduced, Dictionary<(int Actor, int Partner), SuggestionVerdict> refusals)
    {
        _states = states;
        _house = house;
        _capacity = capacity;
        _open = open;
        _introduced = introduced;
        _refusals = refusals.GroupBy(refusal => refusal.Key.Actor).ToDictionary(own => own.Key, own => own.ToDictionary(refusal => refusal.Key.Partner, refusal => refusal.Value));
    }

    public bool IsVerified(int actor) => _states[actor] == VerificationState.Verified;

    /// <summary>Whether an actor has said how many introductions it has room for, and still has room.</summary>
    public bool HasFreePlaces(int actor) => FreePlaces(actor) > 0;

    /// <summary>How many more introductions an actor has room for; null where it has not said.</summary>
    public int? FreePlaces(int actor) => _capacity[actor] - _open[actor];

    /// <summary>How many introductions an actor has room for; null where it has not said.</summary>
    public int? Capacity(int actor) => _capacity[actor];

    /// <summary>How many introductions of an actor are open.</summary>
    public int Open(int actor) => _open[actor];

    /// <summary>Whom an actor is being introduced to, or was met by.</summary>
    public IEnumerable<int> Introduced(int actor) => _introduced[actor];

    /// <summary>Whether an actor may be suggested to anybody at all.</summary>
    public bool IsOpen(int partner, bool onlyVerified = false) =>
        _states[partner] != VerificationState.Rejected && (!onlyVerified || IsVerified(partner)) && !IsFull(partner);

    private bool IsFull(int partner) => FreePlaces(partner) <= 0;

    /// <summary>The same question about many partners of one actor, made cheap to ask: whether <see cref="Judge"/> allows.</summary>
    public Predicate<int> For(int actor, bool onlyVerified = false)
    {
        var own = _refusals.GetValueOrDefault(actor);
        var house = _house[actor];
        return partner => IsOpen(partner, onlyVerified) && _house[partner] != house && partner != actor && (own is null || !own.ContainsKey(partner));
    }

    /// <summary>What the rules say of suggesting one to the other.</summary>
    /// <param name="actor">Dense index of whom the suggestion is for.</param>
    /// <param name="partner">Dense index of who would be suggested.</param>
    /// <param name="onlyVerified">Whether only verified actors are asked for.</param>
    public SuggestionVerdict Judge(int actor, int partner, bool onlyVerified = false)
    {
        if (actor == partner) return SuggestionVerdict.Self;
        if (_house[actor] == _house[partner]) return SuggestionVerdict.SameHouse;
        if (_refusals.TryGetValue(actor, out var own) && own.TryGetValue(partner, out var refusal)) return refusal;
        if (_states[partner] == VerificationState.Rejected) return SuggestionVerdict.Rejected;
        if (onlyVerified && !IsVerified(partner)) return SuggestionVerdict.Unverified;
        return IsFull(partner) ? SuggestionVerdict.OverCapacity : SuggestionVerdict.Allowed;
    }

    /// <summary>Reads the rules' facts.</summary>
    public static async Task<MatchRules> LoadAsync(RegistryContext context, RegistrySnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var count = snapshot.ActorCount;
        var (states, house, capacity) = (new VerificationState[count], new int[count], new int?[count]);
        await foreach (var actor in context.Actors.AsNoTracking()
            .Select(a => new { a.Id, a.Verification.State, a.AffiliationId, a.Capacity }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (snapshot.IndexOf(actor.Id) is not { } at) continue;
            (states[at], capacity[at]) = (actor.State, actor.Capacity);
            house[at] = (actor.AffiliationId is { } home ? snapshot.IndexOf(home) : null) ?? at;
        }

        var (open, introduced) = await IntroductionsAsync(context, snapshot, cancellationToken);
        return new(states, house, capacity, open, introduced, await RefusalsAsync(context, snapshot, now, cancellationToken));
    }

    // Both sides of an open introduction are busy with it.
    private static async Task<(int[] Open, ILookup<int, int> Introduced)> IntroductionsAsync(RegistryContext context, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        var open = new int[snapshot.ActorCount];
        var introductions = await context.Introductions.AsNoTracking()
            .Where(i => i.State == IntroductionState.Asked || i.State == IntroductionState.Accepted || i.State == IntroductionState.Met)
            .Select(i => new { i.AskingActorId, i.AskedActorId, i.State }).ToListAsync(cancellationToken);
        foreach (var id in introductions.Where(i => i.State != IntroductionState.Met).SelectMany(i => new[] { i.AskingActorId, i.AskedActorId }))
            if (snapshot.IndexOf(id) is { } at) open[at]++;
        var pairs = introductions.SelectMany(i => new[] { (One: i.AskingActorId, Other: i.AskedActorId), (One: i.AskedActorId, Other: i.AskingActorId) })
            .Select(pair => (One: snapshot.IndexOf(pair.One), Other: snapshot.IndexOf(pair.Other))).Where(pair => pair is { One: not null, Other: not null });
        return (open, pairs.ToLookup(pair => pair.One!.Value, pair => pair.Other!.Value));
    }

    // In the order of time: what an actor did later with the same partner takes back what it did before. To dismiss and to decline both say no: neither takes back the other.
    private static async Task<Dictionary<(int, int), SuggestionVerdict>> RefusalsAsync(
        RegistryContext context, RegistrySnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Put in order here: the database would look up each row by itself for it, the many that were only seen among them.
        var acts = await context.Feedback.AsNoTracking().Where(f => f.Kind != FeedbackKind.Seen).Select(f => new { f.ActorId, f.PartnerId, f.Kind, f.At, f.Id }).ToListAsync(cancellationToken);
        var opinions = new Dictionary<(int Actor, int Partner), (bool IsBlocked, bool IsDismissed, DateTimeOffset? DeclinedAt)>();
        foreach (var act in acts.OrderBy(act => act.At).ThenBy(act => act.Id))
        {
            if (snapshot.IndexOf(act.ActorId) is not { } actor || snapshot.IndexOf(act.PartnerId) is not { } partner) continue;
            if (opinions.TryGetValue((actor, partner), out var earlier) && earlier.IsBlocked && act.Kind != FeedbackKind.Unblocked) continue;
            opinions[(actor, partner)] = act.Kind switch
            {
                FeedbackKind.Blocked => (true, false, null),
                FeedbackKind.Dismissed => (false, true, earlier.DeclinedAt),
                FeedbackKind.Declined => (false, earlier.IsDismissed, act.At),
                _ => default,
            };
        }

        var refusals = new Dictionary<(int Actor, int Partner), SuggestionVerdict>();
        foreach (var ((actor, partner), opinion) in opinions)
        {
            if (opinion.IsDismissed) refusals.TryAdd((actor, partner), SuggestionVerdict.Dismissed);
            if (opinion.DeclinedAt is { } at && now - at < DeclinedFor) refusals[(partner, actor)] = SuggestionVerdict.Declined;
        }

        foreach (var ((actor, partner), _) in opinions.Where(opinion => opinion.Value.IsBlocked))
            refusals[(actor, partner)] = refusals[(partner, actor)] = SuggestionVerdict.Blocked;
        return refusals;
    }
}
