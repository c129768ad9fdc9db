using Matchmaker.App.Demo;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;
using Matchmaker.Web.Tests.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.BadDays;

/// <summary>The disk of a node is full while its database, on another machine, goes on; then there is room again.</summary>
[Collection(nameof(BadDays))]
[RequiresPostgres]
public sealed class FullDiskTests() : RegistrySuite(() => TestRegistry.PostgresAsync())
{
    private const long Little = 20_000;

    [RegistryFact]
    public async Task Node_DiskFull_GoesOnServingSaysWhyAndRecovers()
    {
        if (!FullDisk.IsPossible) return;
        await new DemoStore(Registry.Database).FillAsync(new() { Actors = 80, Collaborations = 160 });
        await new ModelTraining(Registry.Database).TrainAsync(new());
        var present = (await new ModelStore(Registry.Database).ActiveAsync()).Name;
        var folder = Path.Combine(Registry.Folder, "node");
        using var node = await Node.StartAsync(Registry.Address, folder, "all");
        await node.UntilAsync(async () => (await node.ReadinessAsync()).GetProperty("model").GetString() == present, $"serves {present}");
        var known = await FirstNameAsync();
        Assert.True(await FindsAsync(node, known));
        await node.LimitAsync(Little);

        // Something changes, so that index, snapshot and model are all to be made anew; and a mail is to leave.
        await Registry.AddAsync(TestData.Collaboration(TestData.Actor("Zyxwv Pictures"), TestData.Actor("Qponm Films")));
        await AddMailAsync();
        await AskAsync("retrain");
        await AskAsync(MailJob.Name);
        await node.UntilAsync(async () => (await LastAsync("retrain"))?.State == WorkState.Failed && (await MailAsync()).Problem is not null, "failed for want of room");

        Assert.Contains("room", (await LastAsync("retrain"))!.Outcome, StringComparison.Ordinal);
        Assert.Contains("room", (await MailAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal(OutboxState.Waiting, (await MailAsync()).State);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetDirectories(folder, "drafts-*"));
        Assert.Equal(present, (await node.ReadinessAsync()).GetProperty("model").GetString());
        Assert.True(await FindsAsync(node, known));

        // The index in one file does not fit any more; Lucene.NET writes the change alone, which does.
        if (ThisEdition.Current.Search[0].Name == "sqlite") Assert.False(await FindsAsync(node, "Zyxwv Pictures"));

        await node.LimitAsync(null);
        await SoonerAsync();

        await node.UntilAsync(async () => (await MailAsync()).State == OutboxState.Sent, "sent the mail");
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml", SearchOption.AllDirectories));
        await node.UntilAsync(() => FindsAsync(node, "Zyxwv Pictures"), "found the new actor");
        await node.UntilAsync(async () => (await LastAsync("retrain"))?.State == WorkState.Done, "trained");
        Assert.Equal(2, (await new ModelStore(Registry.Database).ListAsync()).Count);
        await node.UntilAsync(() => Task.FromResult(!Directory.EnumerateFiles(folder, "*.tmp", SearchOption.AllDirectories).Any()), "left nothing half done");
    }

    private async Task<string> FirstNameAsync()
    {
        await using var context = Registry.CreateContext();
        return await context.Actors.OrderBy(actor => actor.Id).Select(actor => actor.Name).FirstAsync();
    }

    private static async Task<bool> FindsAsync(Node node, string name)
    {
        var answer = await node.Client.GetStringAsync(new Uri($"/api/v1/search?q={Uri.EscapeDataString(name)}", UriKind.Relative));
        return answer.Contains($"\"{name}\"", StringComparison.Ordinal);
    }

    private async Task AddMailAsync()
    {
        var now = DateTimeOffset.UtcNow;
        await Registry.AddAsync(new OutboxMail { Key = "long", Kind = "other", To = "somebody@example.org", Subject = "Subject", Text = string.Join('\n', Enumerable.Repeat(new string('x', 60), 2_000)), CreatedAt = now, DueAt = now });
    }

    private async Task AskAsync(string job)
    {
        var now = DateTimeOffset.UtcNow;
        await Registry.AddAsync(new JobRun { Job = job, Trigger = JobTrigger.Person, AskedBy = "test", AskedAt = now, NotBefore = now });
    }

    private async Task<JobRun?> LastAsync(string job)
    {
        await using var context = Registry.CreateContext();
        return await context.JobRuns.Where(run => run.Job == job && run.FinishedAt != null).OrderByDescending(run => run.Id).FirstOrDefaultAsync();
    }

    private async Task<OutboxMail> MailAsync()
    {
        await using var context = Registry.CreateContext();
        return await context.OutboxMails.SingleAsync(mail => mail.Key == "long");
    }

    // Back-offs end a minute earlier.
    private async Task SoonerAsync()
    {
        await using var context = Registry.CreateContext();
        var now = DateTimeOffset.UtcNow;
        await context.OutboxMails.Where(mail => mail.State == OutboxState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.DueAt, now));
        await context.JobRuns.Where(run => run.State == WorkState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(run => run.NotBefore, now));
    }
}
