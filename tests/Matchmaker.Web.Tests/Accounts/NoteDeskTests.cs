using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Accounts;

public sealed class NoteDeskTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const long Partner = 42;

    private NoteDesk Desk => host.Get<NoteDesk>();

    [Fact]
    public async Task Write_ByAnEditor_IsReadByTheOwnMembersAlone()
    {
        var studio = await host.CallerAsync("studio");

        var note = await Desk.WriteAsync(studio, host.StudioId, Partner, "  They answer slowly.  ");

        Assert.Equal("They answer slowly.", Assert.Single(await Desk.ListAsync(studio, host.StudioId, Partner)).Text);
        foreach (var other in new[] { "viewer", "partner", "university", "curator", "admin" })
        {
            var caller = await host.CallerAsync(other);
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.ListAsync(caller, host.StudioId, Partner));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.DeleteAsync(caller, host.StudioId, note.Id));
        }

        Assert.True(await Desk.DeleteAsync(studio, host.StudioId, note.Id));
        Assert.False(await Desk.DeleteAsync(studio, host.StudioId, note.Id));
        await using var context = host.Web.Database.CreateDbContext();
        foreach (var action in new[] { "note.written", "note.deleted" }) Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == action && entry.Subject == $"actor:{Partner}"));
    }

    /// <summary>The key of a note says nothing: it has to be one's own organisation's.</summary>
    [Fact]
    public async Task Delete_NoteOfAnotherOrganisation_LeavesItThere()
    {
        var (studio, partner) = (await host.CallerAsync("studio"), await host.CallerAsync("partner"));
        var note = await Desk.WriteAsync(studio, host.StudioId, Partner + 1, "Ours");

        Assert.False(await Desk.DeleteAsync(partner, partner.Memberships.Keys.Single(), note.Id));

        Assert.Single(await Desk.ListAsync(studio, host.StudioId, Partner + 1));
    }

    [Fact]
    public async Task Write_NothingTooLongOrAboutNobody_IsRefusedInWords()
    {
        var studio = await host.CallerAsync("studio");

        await Assert.ThrowsAsync<NoteException>(() => Desk.WriteAsync(studio, host.StudioId, Partner, " \n "));
        Assert.Contains("2,000", (await Assert.ThrowsAsync<NoteException>(() => Desk.WriteAsync(studio, host.StudioId, Partner, new string('a', 2001)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NoteException>(() => Desk.WriteAsync(studio, host.StudioId, 999_999_999, "Who?"));
        await Assert.ThrowsAsync<NoteException>(() => Desk.WriteAsync(studio, host.StudioId, host.StudioId, "Us"));
    }
}
