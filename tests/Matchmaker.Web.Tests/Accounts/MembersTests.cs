using System.Text.RegularExpressions;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Storage;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Accounts;

public sealed partial class MembersTests(ApiHost host) : IClassFixture<ApiHost>
{
    private Members Members => host.Get<Members>();

    [Fact]
    public async Task Invite_ToAccept_MakesAMember()
    {
        var (studio, university) = (await host.CallerAsync("studio"), await host.CallerAsync("university"));
        await Members.InviteAsync(studio, host.StudioId, "university@demo.example", MemberRole.Editor);
        var secret = SecretIn(host.MailsTo("university@demo.example")[^1]);

        // Another person with the link gets nowhere.
        await Assert.ThrowsAsync<MembersException>(async () => await Members.AcceptAsync(await host.CallerAsync("partner"), secret));
        Assert.Equal(host.StudioId, await Members.AcceptAsync(university, secret));
        await Assert.ThrowsAsync<MembersException>(() => Members.AcceptAsync(university, secret));

        var list = await Members.ListAsync(studio, host.StudioId);
        var member = Assert.Single(list.Members, one => one.Name == "Uyen University");
        Assert.Equal(MemberRole.Editor, member.Role);
        Assert.True(AccessRules.May(await host.CallerAsync("university"), Deed.EditProfile, host.StudioId));
        await Members.ChangeAsync(studio, host.StudioId, member.Id, null);
        Assert.False(AccessRules.May(await host.CallerAsync("university"), Deed.EditProfile, host.StudioId));
    }

    [Fact]
    public async Task Invite_Secret_IsStoredAsItsHashOnlyAndEndsWhenRevoked()
    {
        var studio = await host.CallerAsync("studio");
        await Members.InviteAsync(studio, host.StudioId, "partner@demo.example", MemberRole.Viewer);
        var secret = SecretIn(host.MailsTo("partner@demo.example")[^1]);
        await using var context = host.Web.Database.CreateDbContext();
        var stored = await context.Invitations.AsNoTracking().OrderBy(i => i.Id).LastAsync();
        Assert.Equal(Callers.HashOf(secret), stored.SecretHash);

        await Members.RevokeAsync(studio, host.StudioId, stored.Id);

        await Assert.ThrowsAsync<MembersException>(async () => await Members.AcceptAsync(await host.CallerAsync("partner"), secret));
    }

    [Fact]
    public async Task Invite_WrongAddressOrNoRight_IsRefused()
    {
        await Assert.ThrowsAsync<RegistryRuleException>(async () => await Members.InviteAsync(await host.CallerAsync("studio"), host.StudioId, "nobody", MemberRole.Viewer));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await Members.InviteAsync(await host.CallerAsync("viewer"), host.StudioId, "a@example.org", MemberRole.Owner));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await Members.InviteAsync(await host.CallerAsync("curator"), host.StudioId, "a@example.org", MemberRole.Owner));
    }

    [Fact]
    public async Task List_Viewer_SeesNoAddresses()
    {
        var list = await Members.ListAsync(await host.CallerAsync("viewer"), host.StudioId);

        Assert.All(list.Members, member => Assert.Equal("", member.Email));
        Assert.Empty(list.Invitations);
    }

    [Fact]
    public async Task Change_LastOwner_Stays()
    {
        var partner = await host.CallerAsync("partner");
        var own = Assert.Single((await Members.ListAsync(partner, host.PartnerId)).Members, member => member.Role == MemberRole.Owner);

        await Assert.ThrowsAsync<MembersException>(() => Members.ChangeAsync(partner, host.PartnerId, own.Id, MemberRole.Viewer));
        await Assert.ThrowsAsync<MembersException>(() => Members.ChangeAsync(partner, host.PartnerId, own.Id, null));
    }

    private static string SecretIn(string mail) => Secret().Match(mail).Groups[1].Value;

    [GeneratedRegex("/invitation/([0-9a-f]{48})")]
    private static partial Regex Secret();
}
