using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>
/// Tells everybody whose time has come of new, strong suggestions, chosen over all of them at once. May end at any moment and be run again: who was told is no longer due.
/// </summary>
public sealed class PushRun(RegistryDatabase database, LiveMatching matching, PushRecorder recorder, PushOptions options)
{
    // Of the whole, roughly.
    private const double RankedPart = 0.6;

    /// <summary>Runs.</summary>
    /// <param name="rhythms">Who is looked at.</param>
    /// <param name="guard">Asked in each transaction whether this run still may write.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops between people; who was told by then stays told.</param>
    /// <exception cref="Models.ModelStoreException">No model serves.</exception>
    public async Task<PushReport> RunAsync(
        IReadOnlyCollection<PushRhythm> rhythms, Func<RegistryContext, CancellationToken, Task> guard, IProgress<WorkStep>? progress = null, CancellationToken cancellationToken = default)
    {
        var now = database.Time.GetUtcNow();
        var due = await DueAsync(rhythms, new(options, now), cancellationToken);
        if (due.Count == 0) return new();

        // What was dismissed or changed a moment ago counts.
        await matching.RefreshAsync(cancellationToken);
        using var lease = await matching.UseAsync(cancellationToken);
        var suggestions = lease.Suggestions;
        var snapshot = suggestions.Snapshot;
        var groups = due.GroupBy(one => one.Preference.ActorId).Where(group => snapshot.IndexOf(group.Key) is not null).OrderBy(group => group.Key)
            .Select(group => (Actor: snapshot.IndexOf(group.Key)!.Value, People: group.OrderBy(one => one.Preference.AccountId).ToArray())).ToArray();
        var (choice, history) = await ChooseAsync(suggestions, groups, now, progress, cancellationToken);
        var (digests, told, done) = (0, 0, 0);
        foreach (var some in Portions(groups, choice.Lists))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (written, count) = await recorder.RecordAsync(suggestions, some, history, now, guard, cancellationToken);
            (digests, told, done) = (digests + written, told + count, done + some.Sum(one => one.People.Count));
            progress?.Report(new("Writing digests", RankedPart + ((1 - RankedPart) * Math.Min(1, done / (double)due.Count))));
        }

        return new() { Due = due.Count, Actors = groups.Length, Strong = choice.Strong, Digests = digests, Suggestions = told, Before = choice.Before, After = choice.After };
    }

    private async Task<List<PushRecipient>> DueAsync(IReadOnlyCollection<PushRhythm> rhythms, PushCalendar calendar, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var wanting = await context.PushPreferences.AsNoTracking().Where(p => rhythms.Contains(p.Rhythm) && p.Rhythm != PushRhythm.Off && p.ConsentedAt != null && p.Account!.EmailConfirmed)
            .Where(p => context.Memberships.Any(m => m.AccountId == p.AccountId && m.ActorId == p.ActorId))
            .Select(p => new { Preference = p, p.Account!.Email, p.Account.Name, p.Account.LockoutEnd }).ToListAsync(cancellationToken);

        // Whoever left and came back has a new preference, which knows nothing of what the person was told before.
        var since = database.Time.GetUtcNow() - PushCalendar.LongestPeriod;
        var recent = await context.PushDigests.Where(digest => digest.AccountId != null && digest.CreatedAt >= since)
            .Select(digest => new { AccountId = digest.AccountId!.Value, digest.ActorId, digest.Period }).ToListAsync(cancellationToken);
        var told = recent.Select(digest => (digest.AccountId, digest.ActorId, digest.Period)).ToHashSet();
        return [.. wanting.Where(one => !AdministratorLock.Is(one.LockoutEnd) && calendar.IsDue(one.Preference) && !told.Contains((one.Preference.AccountId, one.Preference.ActorId, calendar.Period(one.Preference))))
            .Select(one => new PushRecipient(one.Preference, one.Email!, one.Name))];
    }

    private async Task<(PushChoice Choice, PushHistory History)> ChooseAsync(
        PartnerSuggestions suggestions, (int Actor, PushRecipient[] People)[] groups, DateTimeOffset now, IProgress<WorkStep>? progress, CancellationToken cancellationToken)
    {
        var snapshot = suggestions.Snapshot;
        await using var context = database.CreateDbContext();
        var rules = await MatchRules.LoadAsync(context, snapshot, now, cancellationToken);
        var history = await PushHistory.ReadAsync(context, snapshot, options, now, cancellationToken);
        var people = groups.ToDictionary(group => group.Actor, group => group.People);
        var actors = Array.ConvertAll(groups, group => group.Actor);
        var strong = new PushRanking(suggestions, rules, options).Rank(
            actors, (actor, partner) => history.Knows(actor, partner) || Array.TrueForAll(people[actor], one => history.WasTold(one.Preference.AccountId, actor, partner)),
            new RankedActors(progress, Math.Max(1, actors.Length)), cancellationToken);
        progress?.Report(new("Choosing for everybody at once", RankedPart));
        var all = Enumerable.Range(0, snapshot.ActorCount);
        int[] room = [.. all.Select(partner => Room(partner, rules, history))];
        bool[] isEligible = [.. all.Select(partner => rules.IsOpen(partner))];
        return (new PushAssignment(snapshot, options).Choose(actors, strong, room, isEligible, cancellationToken), history);
    }

    // Whoever was told lately may still ask, and so takes up a place; of those who have asked the introduction takes it up, and not a second one.
    private int Room(int partner, MatchRules rules, PushHistory history)
    {
        var told = history.ToldOf(partner);
        var room = options.MostPerPartner - told.Count;
        return rules.FreePlaces(partner) is { } free ? Math.Min(room, free - told.Except(rules.Introduced(partner)).Count()) : room;
    }

    // All people of an actor stand in one portion, so that its event is written once, with their digests.
    private IEnumerable<List<PushPortion>> Portions((int Actor, PushRecipient[] People)[] groups, StrongSuggestion[][] lists)
    {
        var some = new List<PushPortion>();
        var count = 0;
        for (var at = 0; at < groups.Length; at++)
        {
            if (lists[at].Length == 0) continue;
            some.Add(new(groups[at].Actor, groups[at].People, lists[at]));
            count += groups[at].People.Length;
            if (count < options.AtATime) continue;
            yield return some;
            (some, count) = ([], 0);
        }

        if (some.Count > 0) yield return some;
    }

    private sealed class RankedActors(IProgress<WorkStep>? progress, int actors) : IProgress<int>
    {
        public void Report(int value) => progress?.Report(new("Ranking partners", RankedPart * Math.Min(1, value / (double)actors)));
    }
}
