using System.Text;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Accounts;

public sealed class PersonalRecordsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Erase_Person_LeavesNoNameAndKeepsTheOrganisationsThread()
    {
        var university = await host.ActorOfAsync("university");
        var caller = await host.CallerAsync("university");
        var id = await host.Get<IntroductionDesk>().AskAsync(caller, university, host.PartnerId, "A lecture?");

        var file = Encoding.UTF8.GetString(await host.Get<PersonalRecords>().DownloadAsync(caller));
        Assert.Contains("university@demo.example", file, StringComparison.Ordinal);
        Assert.Contains("A lecture?", file, StringComparison.Ordinal);
        Assert.DoesNotContain("PasswordHash", file, StringComparison.OrdinalIgnoreCase);
        await host.Get<PersonalRecords>().EraseAsync(caller);

        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.Users.AnyAsync(a => a.Id == caller.AccountId));
        Assert.False(await context.Memberships.AnyAsync(m => m.AccountId == caller.AccountId));
        var line = await context.IntroductionMessages.SingleAsync(m => m.IntroductionId == id);
        Assert.Equal(("A lecture?", (long?)null), (line.Text, line.AuthorId));
        Assert.True(await context.AuditEntries.AnyAsync(e => e.AccountId == caller.AccountId && e.Action == "account.erased"));
        Assert.False((await host.Get<Callers>().OfAccountAsync(caller.AccountId!.Value, null)).IsSignedIn);
    }

    [Fact]
    public async Task Erase_LastOwnerOfOthers_IsRefused() =>
        await Assert.ThrowsAsync<MembersException>(async () => await host.Get<PersonalRecords>().EraseAsync(await host.CallerAsync("studio")));

    [Fact]
    public async Task Download_Visitor_IsRefused()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => host.Get<PersonalRecords>().DownloadAsync(Caller.Visitor));
        using var client = host.Web.CreateClient();
        using var answer = await client.GetAsync(new Uri("/account/records", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task AuditLog_ChangedOrDeleted_IsRefusedByTheDatabase()
    {
        await using var context = host.Web.Database.CreateDbContext();
        AuditLog.Record(context, Caller.Visitor, "test.written");
        await context.SaveChangesAsync();

        await Assert.ThrowsAsync<SqliteException>(() => context.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Action, "nothing")));
        await Assert.ThrowsAsync<SqliteException>(() => context.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO \"AuditEntries\" (\"Id\", \"At\", \"Action\") SELECT \"Id\", \"At\", 'nothing' FROM \"AuditEntries\" LIMIT 1"));
        (await context.AuditEntries.OrderBy(e => e.Id).LastAsync()).Action = "nothing";
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
    }
}
