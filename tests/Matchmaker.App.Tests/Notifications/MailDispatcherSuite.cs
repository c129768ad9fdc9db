using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Notifications;

/// <summary>Mails on their way out: none is lost, none is doubled, none waits for another.</summary>
public abstract class MailDispatcherSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private readonly JobBell _bell = new();
    private readonly MailOptions _options = new() { From = "noreply@match.example" };

    private MailOutbox Outbox => new(Registry.Database, _bell);

    private string Folder => Path.Combine(Registry.Folder, "mail");

    [RegistryFact]
    public async Task Run_WhatWaits_IsSentOnceAndItsTextForgotten()
    {
        await AddAsync(Letter("a") with { Html = "<p>secret</p>", UnsubscribeUrl = "https://match.example/u" }, Letter("b"));
        var sender = new RecordedMail();

        Assert.Equal(new(2, 0, 0), await Dispatcher(sender).RunAsync());
        Assert.Equal(new(0, 0, 0), await Dispatcher(sender).RunAsync());

        Assert.Equal(2, sender.Sent.Count);
        var first = sender.Sent.Single(mail => mail.Html is not null);
        Assert.Equal((OutgoingMail.MessageIdOf("a", _options.From), "Subject", "https://match.example/u"), (first.MessageId, first.Subject, first.UnsubscribeUrl));
        await using var context = CreateContext();
        Assert.All(await context.OutboxMails.ToListAsync(), mail => Assert.Equal((OutboxState.Sent, null, null, null, null, 1), (mail.State, mail.Text, mail.Html, mail.UnsubscribeUrl, mail.Claim, mail.Attempts)));
    }

    [RegistryFact]
    public async Task Run_TwoAtOnce_SendEachMailOnce()
    {
        await AddAsync([.. Enumerable.Range(0, 150).Select(number => Letter($"k{number}"))]);
        var sender = new RecordedMail(async (_, _) => await Task.Yield());

        var tallies = await Task.WhenAll(Dispatcher(sender).RunAsync(), Dispatcher(sender).RunAsync());

        Assert.Equal(150, tallies.Sum(tally => tally.Sent));
        Assert.Equal(150, sender.Sent.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(150, sender.Sent.Count);
    }

    [RegistryFact]
    public async Task Add_WithAChangeThatIsTakenBack_IsNotThereAndRingsNobody()
    {
        await using (var context = CreateContext())
        {
            await using var change = await context.Database.BeginTransactionAsync();
            Outbox.Add(context, Letter("a"));
            await context.SaveChangesAsync();
            await change.RollbackAsync();
        }

        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bell.HearAsync(soon.Token));
        await using (var context = CreateContext()) Assert.Empty(await context.OutboxMails.ToListAsync());
        await AddAsync(Letter("a"));
        Assert.Equal("mail", await _bell.HearAsync(CancellationToken.None));
    }

    [RegistryFact]
    public async Task Add_WithinATransaction_RingsOnlyOnceItIsStored()
    {
        await using var context = CreateContext();
        await using var change = await context.Database.BeginTransactionAsync();
        Outbox.Add(context, Letter("a"));
        await context.SaveChangesAsync();
        using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50))) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bell.HearAsync(soon.Token));

        await change.CommitAsync();

        Assert.Equal("mail", await _bell.HearAsync(CancellationToken.None));
    }

    [RegistryFact]
    public async Task Add_KeyThatIsThere_IsPassedOverOrFailsAsAWhole()
    {
        await using (var context = CreateContext())
        {
            Assert.Equal(2, await Outbox.AddNewAsync(context, [Letter("a"), Letter("a"), Letter("b")]));
            await context.SaveChangesAsync();
            Assert.Equal(1, await Outbox.AddNewAsync(context, [Letter("b"), Letter("c")]));
            await context.SaveChangesAsync();
        }

        await using var again = CreateContext();
        Outbox.Add(again, Letter("a"));
        again.Actors.Add(TestData.Actor());
        await Assert.ThrowsAsync<DbUpdateException>(() => again.SaveChangesAsync());
        await using var after = CreateContext();
        Assert.Equal((3, 0), (await after.OutboxMails.CountAsync(), await after.Actors.CountAsync()));
    }

    [RegistryFact]
    public async Task Run_NotBefore_Waits()
    {
        await AddAsync(Letter("a") with { NotBefore = Registry.Clock.Now.AddHours(8) });
        var sender = new RecordedMail();

        await Dispatcher(sender).RunAsync();
        Assert.Empty(sender.Sent);
        Registry.Clock.Now += TimeSpan.FromHours(8);
        await Dispatcher(sender).RunAsync();

        Assert.Single(sender.Sent);
    }

    /// <summary>The program is gone at some point of the way: what it has claimed is another's once it was silent for long enough.</summary>
    [RegistryFact]
    public async Task Run_EndsAtAnyPoint_LeavesOneFile()
    {
        foreach (var step in new[] { "claimed", "half written", "written" })
        {
            await AddAsync(Letter(step));
            var folder = new FolderMail(Folder, _options.From);
            var reached = new TaskCompletionSource();
            _ = Dispatcher(new RecordedMail(async (mail, cancellationToken) =>
            {
                if (step == "half written") await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, ".unfinished", mail.MessageId)).FullName, "y.eml"), "half", cancellationToken);
                if (step == "written") await folder.SendAsync(mail, cancellationToken);
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            })).RunAsync();
            await reached.Task;

            var next = Dispatcher(folder);
            Assert.Equal(new(0, 0, 0), await next.RunAsync());
            Registry.Clock.Now += OutboxQueue<OutboxMail>.ClaimLasts + TimeSpan.FromSeconds(1);
            Assert.Equal(new(1, 0, 0), await next.RunAsync());

            Assert.Single(Files(), file => Path.GetFileNameWithoutExtension(file) == OutgoingMail.MessageIdOf(step, _options.From));
        }

        Assert.Equal(3, Files().Length);
        Assert.Empty(Directory.GetDirectories(Path.Combine(Folder, ".unfinished")));
        await using var context = CreateContext();
        Assert.All(await context.OutboxMails.ToListAsync(), mail => Assert.Equal((OutboxState.Sent, 2), (mail.State, mail.Attempts)));
    }

    [RegistryFact]
    public async Task Run_ProgramEnds_GivesBackWhatItHasNotSent()
    {
        await AddAsync(Letter("a"));
        using var ending = new CancellationTokenSource();
        var began = new TaskCompletionSource();
        var running = Dispatcher(new RecordedMail(async (_, cancellationToken) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        })).RunAsync(cancellationToken: ending.Token);
        await began.Task;
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var sender = new RecordedMail();
        await Dispatcher(sender).RunAsync();

        Assert.Single(sender.Sent);
        await using var context = CreateContext();
        Assert.Equal(1, (await context.OutboxMails.SingleAsync()).Attempts);
    }

    /// <summary>Whoever was given up for dead and comes back may not write over what the other has written.</summary>
    [RegistryFact]
    public async Task Claim_TakenOver_RefusesTheWritesOfTheFormerHolder()
    {
        await AddAsync(Letter("a"));
        var queue = new OutboxQueue<OutboxMail>(Registry.Database);
        var former = Assert.Single(await queue.ClaimAsync(10));
        Assert.Empty(await queue.ClaimAsync(10));
        Registry.Clock.Now += OutboxQueue<OutboxMail>.ClaimLasts + TimeSpan.FromSeconds(1);
        var present = Assert.Single(await queue.ClaimAsync(10));

        Assert.False(queue.IsHeld(former, TimeSpan.Zero));
        Assert.False(await queue.SentAsync(former));
        Assert.True(await queue.SentAsync(present));
    }

    [RegistryFact]
    public async Task Run_FailsForDays_IsTriedLessAndLessOftenGivenUpAndToldOnce()
    {
        await AddAdministratorAsync();
        await AddAsync(Letter("a"), Letter("b"));
        var sender = new RecordedMail((mail, _) => mail.To.StartsWith("boss", StringComparison.Ordinal) ? Task.CompletedTask : throw new IOException("The server is away."));
        var begun = Registry.Clock.Now;
        var waits = new List<TimeSpan>();

        for (var attempt = 1; attempt <= OutboxWaits.OfMails.Count; attempt++)
        {
            Assert.Equal(new(0, 2, 0), await Dispatcher(sender).RunAsync());
            await using var context = CreateContext();
            var next = (await context.OutboxMails.OrderBy(mail => mail.Id).FirstAsync()).DueAt;
            waits.Add(next - Registry.Clock.Now);
            Registry.Clock.Now = next;
        }

        Assert.Equal(OutboxWaits.OfMails, waits);
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromHours(6)), (waits[0], waits[^1]));
        Assert.InRange((Registry.Clock.Now - begun).TotalHours, 44, 56);
        var last = await Dispatcher(sender).RunAsync();
        Assert.Equal((1, 2), (last.Sent, last.Failed));
        Assert.Equal("boss@match.example", Assert.Single(sender.Sent).To);
        await using var after = CreateContext();
        var failed = await after.OutboxMails.Where(mail => mail.State == OutboxState.Failed).ToListAsync();
        Assert.All(failed, mail => Assert.Equal("The server is away.", mail.Problem));
        Assert.Equal(2, failed.Count);
    }

    [RegistryFact]
    public async Task Run_RefusedForGood_IsNotTriedAgain()
    {
        await AddAsync(Letter("a"));
        var sender = new RecordedMail((_, _) => throw new MailRefusedException("550 no such user\0"));

        Assert.Equal(new(0, 0, 1), await Dispatcher(sender).RunAsync());
        Registry.Clock.Now += TimeSpan.FromDays(3);
        Assert.Equal(new(0, 0, 0), await Dispatcher(sender).RunAsync());

        await using var context = CreateContext();
        Assert.Equal((OutboxState.Failed, "550 no such user"), await context.OutboxMails.Select(mail => new ValueTuple<OutboxState, string?>(mail.State, mail.Problem)).SingleAsync());
    }

    [RegistryFact]
    public async Task Run_OneThatHangs_HoldsUpNoOther()
    {
        await AddAsync([.. Enumerable.Range(0, 40).Select(number => Letter($"k{number}"))]);
        var (others, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        var count = 0;
        var sender = new RecordedMail(async (mail, _) =>
        {
            if (mail.MessageId == OutgoingMail.MessageIdOf("k0", _options.From)) await free.Task;
            else if (Interlocked.Increment(ref count) == 39) others.SetResult();
        });

        var running = Dispatcher(sender).RunAsync();
        await others.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(running.IsCompleted);

        // What is added meanwhile does not wait for it either.
        await AddAsync(Letter("later"));
        for (var waited = 0; waited < 200 && sender.Sent.All(mail => mail.MessageId != OutgoingMail.MessageIdOf("later", _options.From)); waited++) await Task.Delay(50);
        Assert.Contains(sender.Sent, mail => mail.MessageId == OutgoingMail.MessageIdOf("later", _options.From));
        free.SetResult();
        Assert.Equal(41, (await running).Sent);
    }

    private static OutboxLetter Letter(string key) => new() { Key = key, Kind = "test", To = "a@example.org", Subject = "Subject", Text = "Text" };

    private string[] Files() => Directory.GetFiles(Folder, "*.eml");

    private MailDispatcher Dispatcher(IMailSender sender) => new(Registry.Database, sender, new(Outbox, _options), _options);

    private async Task AddAsync(params OutboxLetter[] letters)
    {
        await using var context = CreateContext();
        foreach (var letter in letters) Outbox.Add(context, letter);
        await context.SaveChangesAsync();
    }

    private async Task AddAdministratorAsync() => await Registry.AddAsync(new Account { Name = "Boss", Email = "boss@match.example", UserName = "boss@match.example", EmailConfirmed = true, Staff = StaffRole.Administrator });
}
