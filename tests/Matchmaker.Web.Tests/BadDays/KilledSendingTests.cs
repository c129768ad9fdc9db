using System.Globalization;
using Matchmaker.App.Accounts;
using Matchmaker.App.Demo;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Matchmaker.Web.Tests.Nodes;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Matchmaker.Web.Tests.BadDays;

/// <summary>The power goes while suggestions are pushed, and while mails are written into the pickup folder.</summary>
[Collection(nameof(BadDays))]
public sealed class KilledSendingTests(ITestOutputHelper output)
{
    private const int Rounds = 3;
    private const int People = 15;
    private const int OtherMails = 600;
    private static readonly TimeSpan Working = TimeSpan.FromSeconds(1);

    [LinuxFact]
    public async Task PushAndSend_KilledAtAnyMoment_WriteEachMailOnce()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Actors = 80, Collaborations = 160 });
        await new ModelTraining(registry.Database).TrainAsync(new());
        var folder = registry.Database.ModelsFolder;
        var moments = new RandomMoments(output);
        for (var round = 0; round < Rounds; round++)
        {
            await AddPeopleAsync(registry, round);
            await AskAsync(registry);
            using var node = await StartAsync(registry, folder);
            await node.UntilAsync(() => HasBegunAsync(registry, round), "began to work");
            await Task.Delay(moments.Within(Working));
            node.Kill();
            await using var context = registry.CreateContext();
            moments.Say($"round {round}: {await context.PushDigests.CountAsync()} digests, {await context.OutboxMails.CountAsync(mail => mail.State == OutboxState.Sent)} mails sent");
            await ForgetTheDeadAsync(registry);
        }

        await AskAsync(registry);
        using (var last = await StartAsync(registry, folder)) await last.UntilAsync(() => IsAllDoneAsync(registry), "sent everything");

        await using var after = registry.CreateContext();
        var mails = await after.OutboxMails.AsNoTracking().ToListAsync();
        var digests = await after.PushDigests.AsNoTracking().ToListAsync();
        Assert.True(digests.Count > People * Rounds / 2, $"{digests.Count} digests");
        Assert.All(digests.GroupBy(digest => (digest.AccountId, digest.Period)), group => Assert.Single(group));
        Assert.Equal(digests.Count, mails.Count(mail => mail.Kind == DigestWriter.Kind));
        Assert.Equal(digests.Count + (OtherMails * Rounds), mails.Count);
        var files = Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml", SearchOption.AllDirectories);
        Assert.Equal(mails.Select(mail => OutgoingMail.MessageIdOf(mail.Key, new MailOptions().From).Replace(':', '_')).Order(StringComparer.Ordinal), files.Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 200));
    }

    private static Task<Node> StartAsync(TestRegistry registry, string folder) => Node.StartAsync(registry.Address, folder, "all", null, "--Push:LeastLift", "1", "--Push:MostPerPartner", "100", "--Push:AtATime", "3");

    private static async Task AddPeopleAsync(TestRegistry registry, int round)
    {
        await using var context = registry.CreateContext();
        var now = DateTimeOffset.UtcNow;
        var actors = await context.Actors.OrderBy(actor => actor.Id).Skip(round * People).Take(People).Select(actor => actor.Id).ToListAsync();
        foreach (var (actor, at) in actors.Select((actor, at) => (actor, at)))
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"person-{round}-{at}@example.org");
            var account = new Account { Name = $"Person {at}", Email = email, UserName = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), EmailConfirmed = true };
            context.Users.Add(account);
            context.Memberships.Add(new() { Account = account, ActorId = actor, Role = MemberRole.Editor, Since = now });
            context.PushPreferences.Add(new() { Account = account, ActorId = actor, Rhythm = PushRhythm.Daily, ConsentedAt = now, ChangedAt = now });
        }

        for (var at = 0; at < OtherMails; at++)
            context.OutboxMails.Add(new() { Key = $"other:{round}:{at}", Kind = "other", To = "somebody@example.org", Subject = "Subject", Text = new string('x', 500), CreatedAt = now, DueAt = now });
        await context.SaveChangesAsync();
    }

    private static async Task AskAsync(TestRegistry registry)
    {
        await using var context = registry.CreateContext();
        var now = DateTimeOffset.UtcNow;
        foreach (var job in new[] { PushJob.Name, MailJob.Name })
            if (!await context.JobRuns.AnyAsync(run => run.Job == job && run.State == WorkState.Waiting)) context.JobRuns.Add(new() { Job = job, Trigger = JobTrigger.Person, AskedAt = now, NotBefore = now });
        await context.SaveChangesAsync();
    }

    // In turns: digests are being written, or mails.
    private static async Task<bool> HasBegunAsync(TestRegistry registry, int round)
    {
        await using var context = registry.CreateContext();
        return round % 2 == 0 ? await context.PushDigests.AnyAsync(digest => digest.Account!.Email!.StartsWith($"person-{round}-")) : await context.OutboxMails.AnyAsync(mail => mail.State == OutboxState.Sent && mail.Key.StartsWith($"other:{round}:"));
    }

    private static async Task<bool> IsAllDoneAsync(TestRegistry registry)
    {
        await using var context = registry.CreateContext();
        return !await context.OutboxMails.AnyAsync(mail => mail.State != OutboxState.Sent) && !await context.JobRuns.AnyAsync(run => run.Job == PushJob.Name && run.FinishedAt == null);
    }

    // As time does: 40 seconds for the jobs of who has gone, five minutes for its mails.
    private static async Task ForgetTheDeadAsync(TestRegistry registry)
    {
        await using var context = registry.CreateContext();
        var past = DateTimeOffset.UtcNow - TimeSpan.FromSeconds(1);
        await context.Jobs.Where(job => job.HeldUntil != null).ExecuteUpdateAsync(set => set.SetProperty(job => job.HeldUntil, past));
        await context.OutboxMails.Where(mail => mail.ClaimedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ClaimedUntil, past));
    }
}
