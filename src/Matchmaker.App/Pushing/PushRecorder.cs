using System.Buffers.Text;
using System.Security.Cryptography;
using Matchmaker.App.Matching;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Matchmaker.App.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>Writes digests down: the suggestions, the mail, the line behind the bell and the event in one transaction, so that there is all of it or nothing, and once.</summary>
public sealed class PushRecorder(RegistryDatabase database, MailOutbox mails, WebhookOutbox webhooks, DigestWriter writer, PushBell bell, PushOptions options)
{
    private const int PublicIdBytes = 16;

    /// <summary>Where a test makes the program end: after a step of writing, told by its name.</summary>
    internal Action<string>? Stepped { get; init; }

    /// <returns>Digests and suggestions written.</returns>
    internal async Task<(int Digests, int Suggestions)> RecordAsync(
        PartnerSuggestions model, IReadOnlyList<PushPortion> portions, PushHistory history, DateTimeOffset now, Func<RegistryContext, CancellationToken, Task> guard, CancellationToken cancellationToken)
    {
        var reasons = new PushedReasons[portions.Count][];
        Parallel.For(0, portions.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            var reader = new PushReasonReader(model, portions[at].Actor);
            reasons[at] = Array.ConvertAll(portions[at].Suggestions, reader.Of);
        });
        await using var context = database.CreateDbContext();
        await using var change = await context.Database.BeginTransactionAsync(cancellationToken);
        await guard(context, cancellationToken);
        var digests = await DigestsAsync(context, model, portions, reasons, history, now, cancellationToken);
        if (digests.Count == 0) return default;
        context.PushDigests.AddRange(digests.Select(one => one.Digest));
        await context.SaveChangesAsync(cancellationToken);
        Stepped?.Invoke("suggestions");
        await PostAsync(context, digests, now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        Stepped?.Invoke("mails");
        await TellProgramsAsync(context, digests, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        Stepped?.Invoke("events");
        await change.CommitAsync(cancellationToken);
        Stepped?.Invoke("committed");
        foreach (var (_, digest) in digests) bell.Ring(digest.AccountId!.Value);
        return (digests.Count, digests.Sum(one => one.Digest.Suggestions.Count));
    }

    // What a person wants is read again here: somebody may have unsubscribed, or been told, since the run began.
    private async Task<List<(PushRecipient Person, PushDigest Digest)>> DigestsAsync(
        RegistryContext context, PartnerSuggestions model, IReadOnlyList<PushPortion> portions, PushedReasons[][] reasons, PushHistory history, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = new PushCalendar(options, now);
        long[] ids = [.. portions.SelectMany(portion => portion.People).Select(person => person.Preference.Id)];

        // Locked until the end: whoever unsubscribes meanwhile waits, and then takes the mail back.
        await context.PushPreferences.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.ChangedAt, p => p.ChangedAt), cancellationToken);
        var preferences = await context.PushPreferences.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var (accountIds, periods) = (preferences.Values.Select(p => p.AccountId).Distinct().ToList(), preferences.Values.Select(calendar.Period).Distinct().ToList());
        var told = (await context.PushDigests.Where(digest => digest.AccountId != null && accountIds.Contains(digest.AccountId.Value) && periods.Contains(digest.Period))
            .Select(digest => new { AccountId = digest.AccountId!.Value, digest.ActorId, digest.Period }).ToListAsync(cancellationToken)).ConvertAll(digest => (digest.AccountId, digest.ActorId, digest.Period)).ToHashSet();
        var digests = new List<(PushRecipient, PushDigest)>();
        for (var at = 0; at < portions.Count; at++)
        {
            var actorId = model.Snapshot.ActorId(portions[at].Actor);
            foreach (var person in portions[at].People)
            {
                if (!preferences.TryGetValue(person.Preference.Id, out var preference) || !calendar.IsDue(preference)) continue;
                var digest = new PushDigest { PublicId = NewId(), AccountId = preference.AccountId, ActorId = actorId, Period = calendar.Period(preference), CreatedAt = now };
                if (told.Contains((preference.AccountId, actorId, digest.Period))) continue;
                for (var place = 0; place < portions[at].Suggestions.Length; place++)
                {
                    var chosen = portions[at].Suggestions[place];
                    if (history.WasTold(preference.AccountId, portions[at].Actor, chosen.Partner)) continue;
                    digest.Suggestions.Add(new()
                    {
                        PublicId = NewId(),
                        ActorId = actorId,
                        PartnerId = model.Snapshot.ActorId(chosen.Partner),
                        Rank = chosen.Rank,
                        Score = chosen.Score,
                        Lift = Math.Exp(chosen.LogLift),
                        Reasons = reasons[at][place],
                        ModelVersion = model.Model.Name,
                        CreatedAt = now,
                    });
                }

                if (digest.Suggestions.Count == 0) continue;
                (preference.LastPeriod, preference.LastDay, preference.Unopened) = (digest.Period, calendar.Today(preference.TimeZone), preference.Unopened + 1);
                digests.Add((person with { Preference = preference }, digest));
            }
        }

        return digests;
    }

    private async Task PostAsync(RegistryContext context, List<(PushRecipient Person, PushDigest Digest)> digests, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = new PushCalendar(options, now);
        var labels = await ActorLabels.ReadAsync(
            context, digests.SelectMany(one => one.Digest.Suggestions).SelectMany(one => one.Reasons.Mentioned.Append(one.PartnerId).Append(one.ActorId)), cancellationToken);
        var letters = new OutboxLetter?[digests.Count];
        Parallel.For(0, letters.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
            letters[at] = writer.Write(digests[at].Person, digests[at].Digest, labels, calendar.NotBefore(digests[at].Person.Preference)));
        foreach (var letter in letters.OfType<OutboxLetter>()) mails.Add(context, letter);
    }

    private async Task TellProgramsAsync(RegistryContext context, List<(PushRecipient Person, PushDigest Digest)> digests, CancellationToken cancellationToken)
    {
        long[] actorIds = [.. digests.Select(one => one.Digest.ActorId).Distinct()];
        var listening = await context.WebhookSubscriptions.Where(w => actorIds.Contains(w.ActorId) && w.IsActive).Select(w => w.ActorId).Distinct().ToListAsync(cancellationToken);
        foreach (var actorId in listening)
        {
            var told = digests.Where(one => one.Digest.ActorId == actorId).SelectMany(one => one.Digest.Suggestions).DistinctBy(one => one.PartnerId).OrderBy(one => one.Rank);
            var details = told.Select(one => new { id = one.PublicId, partnerId = one.PartnerId, rank = one.Rank, model = one.ModelVersion, reasons = one.Reasons.Topics.Select(reason => reason.Topic.ToString()) });
            await webhooks.AddAsync(context, actorId, WebhookEvent.SuggestionsNew, new { suggestions = details }, cancellationToken: cancellationToken);
        }
    }

    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PublicIdBytes));
}
