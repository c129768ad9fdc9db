using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>What the actors that want to be told know already, and who was told of lately: read once for a whole batch. Safe for several threads once read.</summary>
internal sealed class PushHistory
{
    private readonly Dictionary<int, HashSet<int>> _known = [];
    private readonly Dictionary<(long Account, int Actor), HashSet<int>> _told = [];
    private readonly Dictionary<int, HashSet<int>> _toldTo = [];

    /// <summary>Dense indices that an actor knows, whoever of its people is asked.</summary>
    public bool Knows(int actor, int partner) => _known.TryGetValue(actor, out var known) && known.Contains(partner);

    /// <summary>Whether a person was told of a partner for an actor.</summary>
    public bool WasTold(long accountId, int actor, int partner) => _told.TryGetValue((accountId, actor), out var told) && told.Contains(partner);

    /// <summary>The actors that were told of a partner lately.</summary>
    public IReadOnlySet<int> ToldOf(int partner) => _toldTo.TryGetValue(partner, out var actors) ? actors : Nobody;

    private static readonly HashSet<int> Nobody = [];

    public static async Task<PushHistory> ReadAsync(RegistryContext context, RegistrySnapshot snapshot, PushOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var history = new PushHistory();
        var (shownSince, toldOfSince) = (now.AddDays(-options.NotAgainDays), now.AddDays(-options.PartnerDays));
        var wanting = context.PushPreferences.Where(preference => preference.Rhythm != PushRhythm.Off).Select(preference => preference.ActorId);

        // Whom it was shown, and whom it has said something of: what it refuses is among the rules, what it keeps it knows.
        var acts = context.Feedback.AsNoTracking().Where(f => wanting.Contains(f.ActorId) && (f.Kind != FeedbackKind.Seen || f.At >= shownSince));
        await foreach (var act in acts.Select(f => new { f.ActorId, f.PartnerId }).AsAsyncEnumerable().WithCancellation(cancellationToken)) history.Note(snapshot, act.ActorId, act.PartnerId);

        // An introduction of whatever outcome, from either side: they know each other.
        var introductions = context.Introductions.AsNoTracking().Where(i => wanting.Contains(i.AskingActorId) || wanting.Contains(i.AskedActorId));
        await foreach (var one in introductions.Select(i => new { i.AskingActorId, i.AskedActorId }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            history.Note(snapshot, one.AskingActorId, one.AskedActorId);
            history.Note(snapshot, one.AskedActorId, one.AskingActorId);
        }

        var earliest = shownSince < toldOfSince ? shownSince : toldOfSince;
        var pushed = context.PushedSuggestions.AsNoTracking().Where(s => s.CreatedAt >= earliest).Select(s => new { s.Digest!.AccountId, s.ActorId, s.PartnerId, s.CreatedAt });
        await foreach (var one in pushed.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (snapshot.IndexOf(one.ActorId) is not { } actor || snapshot.IndexOf(one.PartnerId) is not { } partner) continue;
            if (one.AccountId is { } account && one.CreatedAt >= shownSince) Add(history._told, (account, actor), partner);
            if (one.CreatedAt >= toldOfSince) Add(history._toldTo, partner, actor);
        }

        return history;
    }

    private void Note(RegistrySnapshot snapshot, long actorId, long partnerId)
    {
        if (snapshot.IndexOf(actorId) is { } actor && snapshot.IndexOf(partnerId) is { } partner) Add(_known, actor, partner);
    }

    private static void Add<T>(Dictionary<T, HashSet<int>> sets, T key, int value)
        where T : notnull
    {
        if (!sets.TryGetValue(key, out var set)) sets[key] = set = [];
        set.Add(value);
    }
}
