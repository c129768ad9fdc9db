using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.Contracts.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Jobs;

/// <summary>What the product does for itself at night.</summary>
public sealed class HouseholdJobTests : IAsyncLifetime
{
    private static readonly MailOptions Mail = new() { PublicAddress = "https://match.example" };

    private TestRegistry _registry = null!;
    private MailOutbox _outbox = null!;

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        _outbox = new(_registry.Database, new());
    }

    public Task DisposeAsync()
    {
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Backup_RegistryInUse_IsAWholeCopyAndTheOldestGo()
    {
        using var folder = new TemporaryFolder();
        await _registry.AddAsync(TestData.Actor("One"), TestData.Actor("Two"));
        await using var reading = _registry.CreateContext();
        await using var rows = reading.Actors.AsAsyncEnumerable().GetAsyncEnumerator();
        await rows.MoveNextAsync();

        for (var night = 0; night < 4; night++)
        {
            var run = await RunAsync(new BackupJob(_registry.Database, new() { Folder = folder.Path, Keep = 2 }));
            Assert.Equal((WorkState.Done, 2L), (run.State, run.Counts["actors"]));
            _registry.Clock.Now += TimeSpan.FromDays(1);
        }

        var kept = Directory.GetFiles(folder.Path);
        Assert.Equal(2, kept.Length);
        var copy = RegistryDatabase.At(kept.Order().Last());
        await copy.PrepareAsync();
        await using var context = copy.CreateDbContext();
        Assert.Equal(["One", "Two"], await context.Actors.OrderBy(actor => actor.Id).Select(actor => actor.Name).ToListAsync());
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Backup_FolderThatCannotBeMade_SaysWhatToDoAndLeavesTheEarlierOnes()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "in-the-way");
        await File.WriteAllTextAsync(file, "");

        var run = await RunAsync(new BackupJob(_registry.Database, new() { Folder = Path.Combine(file, "below") }));

        Assert.Equal(WorkState.Failed, run.State);
        Assert.Contains("Backup:Folder", run.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_OlderThanAYear_ExpiresOnceWithAnEntryInTheLog()
    {
        var (old, young) = (TestData.Actor("Old"), TestData.Actor("Young"));
        old.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = _registry.Clock.Now.AddMonths(-12).AddDays(-1), Evidence = "a register" };
        young.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = _registry.Clock.Now.AddMonths(-11), Evidence = "a register" };
        await _registry.AddAsync(old, young);

        var (first, second) = (await RunAsync(Verification()), await RunAsync(Verification()));

        Assert.Equal((1, 0), (first.Counts["expired"], second.Counts["expired"]));
        await using var context = _registry.CreateContext();
        Assert.Equal(["Old"], await context.Actors.Where(actor => actor.Verification.State == VerificationState.Expired).Select(actor => actor.Name).ToListAsync());
        var entry = await context.AuditEntries.SingleAsync();
        Assert.Equal(("actor.verification", null, old.Id), (entry.Action, entry.AccountId, entry.ActorId));
    }

    [Fact]
    public async Task Verification_EndsSoonAndThenEnds_TellsOwnersOnceEach()
    {
        var (actor, young) = (TestData.Actor("Old"), TestData.Actor("Young"));
        var now = _registry.Clock.Now;
        actor.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = now.AddDays(31).AddMonths(-12), Evidence = "a register" };
        young.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = now.AddMonths(-6), Evidence = "a register" };
        await _registry.AddAsync(actor, young);
        await MemberAsync(actor, "owner@studio.example", MemberRole.Owner);
        await MemberAsync(actor, "editor@studio.example", MemberRole.Editor);
        await MemberAsync(actor, "unconfirmed@studio.example", MemberRole.Owner, isConfirmed: false);
        await MemberAsync(young, "young@studio.example", MemberRole.Owner);

        List<(long Reminded, long Expired)> nights = [];
        foreach (var days in new[] { 0, 2, 1, 29, 1 })
        {
            _registry.Clock.Now += TimeSpan.FromDays(days);
            var run = await RunAsync(Verification());
            nights.Add((run.Counts["reminded"], run.Counts["expired"]));
        }

        Assert.Equal([(0, 0), (1, 0), (0, 0), (0, 1), (0, 0)], nights);
        await using var context = _registry.CreateContext();
        var mails = await context.OutboxMails.OrderBy(mail => mail.Id).ToListAsync();
        Assert.Equal(["owner@studio.example", "owner@studio.example"], mails.Select(mail => mail.To));
        Assert.StartsWith("The verification of Old ends on ", mails[0].Subject, StringComparison.Ordinal);
        Assert.Equal("The verification of Old has ended", mails[1].Subject);
        Assert.All(mails, mail => Assert.Contains("https://match.example/profile", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Introductions_UnansweredForLong_End()
    {
        var (one, other, third) = (TestData.Actor("One"), TestData.Actor("Other"), TestData.Actor("Third"));
        await _registry.AddAsync(one, other, third);
        await using (var context = _registry.CreateContext())
        {
            context.Introductions.AddRange(
                new Introduction { AskingActorId = one.Id, AskedActorId = other.Id, AskedAt = _registry.Clock.Now },
                new Introduction { AskingActorId = one.Id, AskedActorId = third.Id, AskedAt = _registry.Clock.Now, State = IntroductionState.Accepted, AnsweredAt = _registry.Clock.Now });
            await context.SaveChangesAsync();
        }

        var job = new StaleIntroductionJob(_registry.Database, new(_outbox, new(_registry.Database, new()), Mail));
        await MemberAsync(one, "one@studio.example", MemberRole.Editor);
        await MemberAsync(other, "other@studio.example", MemberRole.Owner);
        Assert.Equal(0, (await RunAsync(job)).Counts["expired"]);
        _registry.Clock.Now += TimeSpan.FromDays(StaleIntroductionJob.Days + 1);
        Assert.Equal(1, (await RunAsync(job)).Counts["expired"]);
        Assert.Equal(0, (await RunAsync(job)).Counts["expired"]);

        await using var after = _registry.CreateContext();
        Assert.Equal([IntroductionState.Expired, IntroductionState.Accepted], await after.Introductions.OrderBy(i => i.Id).Select(i => i.State).ToListAsync());
        var mail = await after.OutboxMails.SingleAsync();
        Assert.Equal(("one@studio.example", "Other did not answer"), (mail.To, mail.Subject));
        Assert.Contains("https://match.example/introductions/", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cleaning_PastRunsAndAnswers_GoWhenTheyAreOld()
    {
        await using (var context = _registry.CreateContext())
        {
            var now = _registry.Clock.Now;
            context.IdempotentReplies.AddRange(
                new IdempotentReply { Caller = "key:1", Key = "old", RequestHash = new string('a', 64), At = now.AddDays(-3) }, new IdempotentReply { Caller = "key:1", Key = "new", RequestHash = new string('a', 64), At = now.AddHours(-3) });
            context.JobRuns.AddRange(
                new JobRun { Job = "cleaning", State = WorkState.Done, AskedAt = now.AddDays(-91), NotBefore = now.AddDays(-91), FinishedAt = now.AddDays(-91) },
                new JobRun { Job = "cleaning", State = WorkState.Done, AskedAt = now.AddDays(-89), NotBefore = now.AddDays(-89), FinishedAt = now.AddDays(-89) });
            await context.SaveChangesAsync();
        }

        var run = await RunAsync(new CleaningJob(_registry.Database, new() { KeepDays = 90 }));

        Assert.Equal((1L, 1L, 0L), (run.Counts["runs"], run.Counts["replies"], run.Counts["invitations"]));
        await using var after = _registry.CreateContext();
        Assert.Equal("new", (await after.IdempotentReplies.SingleAsync()).Key);
    }

    [Fact]
    public async Task Rebuild_AsksWhoeverFollowsForAll()
    {
        async Task<ChangePosition> NowAsync()
        {
            await using var context = _registry.CreateContext();
            return await ChangeLog.NowAsync(_registry.Database, context, default);
        }

        var position = await NowAsync();

        Assert.Equal(WorkState.Done, (await RunAsync(new RebuildJob(_registry.Database))).State);

        await using var after = _registry.CreateContext();
        Assert.True((await ChangeLog.SinceAsync(_registry.Database, after, position, default))!.IsAskedForAll);
    }

    private VerificationAgeJob Verification() => new(_registry.Database, new(_outbox, Mail));

    private async Task MemberAsync(Actor actor, string email, MemberRole role, bool isConfirmed = true)
    {
        await using var context = _registry.CreateContext();
        context.Memberships.Add(new() { Account = new() { Name = email, Email = email, UserName = email, EmailConfirmed = isConfirmed }, ActorId = actor.Id, Role = role, Since = _registry.Clock.Now });
        await context.SaveChangesAsync();
    }

    private async Task<JobRun> RunAsync(IJob job)
    {
        var runner = new JobRunner(_registry.Database, new(_registry.Database, "node"), [job], new RecordedAlarm());
        await runner.PrepareAsync();
        await using (var context = _registry.CreateContext())
        {
            context.JobRuns.Add(new() { Job = job.Definition.Name, Trigger = JobTrigger.Person, AskedAt = _registry.Clock.Now, NotBefore = _registry.Clock.Now });
            await context.SaveChangesAsync();
        }

        return (await runner.RunNextAsync(job.Definition.Name))!;
    }
}
