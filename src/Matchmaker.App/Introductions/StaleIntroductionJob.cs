using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Introductions;

/// <summary>Introductions that nobody has answered for a long time end: the other side is free again, and whoever asked knows.</summary>
public sealed class StaleIntroductionJob(RegistryDatabase database, IntroductionMails mails) : IJob
{
    /// <summary>How long one waits for an answer.</summary>
    public const int Days = 60;

    public JobDefinition Definition { get; } = new("introductions", "0 30 4 * * ?");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        var oldest = now - TimeSpan.FromDays(Days);
        await using var registry = database.CreateDbContext();
        await using var change = await registry.Database.BeginTransactionAsync(cancellationToken);
        await context.RequireLeaseAsync(registry, cancellationToken);
        var stale = await registry.Introductions.Where(i => i.State == IntroductionState.Asked && i.UpdatedAt < oldest).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        foreach (var introduction in stale)
        {
            introduction.State = IntroductionState.Expired;
            introduction.Messages.Add(new() { ActorId = introduction.AskingActorId, State = IntroductionState.Expired, At = now });
        }

        // First, so that the lines have their keys.
        await registry.SaveChangesAsync(cancellationToken);
        foreach (var introduction in stale) await mails.TellAsync(registry, introduction, introduction.Messages[^1], introduction.AskingActorId, IntroductionNews.Expired, cancellationToken);
        await registry.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return new(stale.Count == 0 ? $"Nobody has waited for {Days} days." : $"{stale.Count:N0} introductions without an answer for {Days} days ended.") { Counts = new Dictionary<string, long> { ["expired"] = stale.Count } };
    }
}
