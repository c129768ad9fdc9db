using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Secretariat;

public sealed class JobsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private JobDesk Desk => host.Get<JobDesk>();

    [Fact]
    public async Task Run_AskedForByACurator_IsDoneByThisNodeAndShown()
    {
        var curator = await host.CallerAsync("curator");

        var asked = await Desk.RunAsync(curator, "cleaning");

        var run = await EndedAsync(curator, asked.Id);
        Assert.Equal((WorkState.Done, JobTrigger.Person, "Chai Curator"), (run.State, run.Trigger, run.AskedBy));
        Assert.Equal(run.Id, (await Desk.ListAsync(curator)).Single(line => line.Plan.Job == "cleaning").Last!.Id);
        using var client = await host.Web.SignInAsync("curator");
        Assert.Contains("asked for by Chai Curator", await client.GetStringAsync(new Uri("/secretariat/jobs", UriKind.Relative)), StringComparison.Ordinal);
        await using var context = host.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "job.run" && entry.Subject == "job:cleaning"));
    }

    [Fact]
    public async Task Plan_ChangedAndTakenBack_MovesTheNextTime()
    {
        var curator = await host.CallerAsync("curator");
        for (var until = DateTime.UtcNow + Patience; (await Desk.ListAsync(curator))[0].Next is null && DateTime.UtcNow < until;) await Task.Delay(100);
        var usual = (await LineAsync(curator)).Next;

        await Desk.PlanAsync(curator, "backup", "0 0 12 1 1 ?", "UTC");
        var changed = await LineAsync(curator);
        await Desk.PlanAsync(curator, "backup", null, null);

        Assert.True(changed.IsChanged);
        Assert.Equal((1, 1, 12), (changed.Next!.Value.UtcDateTime.Month, changed.Next.Value.UtcDateTime.Day, changed.Next.Value.UtcDateTime.Hour));
        Assert.Equal(usual!.Value.TimeOfDay, (await LineAsync(curator)).Next!.Value.TimeOfDay);
    }

    [Fact]
    public async Task Plan_Nonsense_SaysWhatAScheduleLooksLike()
    {
        var curator = await host.CallerAsync("curator");
        Assert.Contains("0 30 2 * * ?", (await Assert.ThrowsAsync<JobScheduleException>(() => Desk.PlanAsync(curator, "backup", "every night", null))).Message, StringComparison.Ordinal);
        Assert.Contains("Asia/Manila", (await Assert.ThrowsAsync<JobScheduleException>(() => Desk.PlanAsync(curator, "backup", "0 30 2 * * ?", "Mars/Olympus"))).Message, StringComparison.Ordinal);
        Assert.Contains("backup", (await Assert.ThrowsAsync<JobScheduleException>(() => Desk.RunAsync(curator, "nothing"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("studio")]
    [InlineData("viewer")]
    public async Task Everything_ByAMember_IsRefused(string account)
    {
        var caller = await host.CallerAsync(account);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.ListAsync(caller));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.HistoryAsync(caller));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.FindAsync(caller, 1));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.RunAsync(caller, "backup"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.CancelAsync(caller, 1));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.PlanAsync(caller, "backup", null, null));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.PauseAsync(caller, "backup", true));
    }

    private async Task<JobLine> LineAsync(Caller caller) => (await Desk.ListAsync(caller)).Single(line => line.Plan.Job == "backup");

    private async Task<JobRun> EndedAsync(Caller caller, long id)
    {
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(100))
        {
            if (await Desk.FindAsync(caller, id) is { FinishedAt: not null } ended) return ended;
            Assert.True(DateTime.UtcNow < until, "The job did not end in time.");
        }
    }
}
