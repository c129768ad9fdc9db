using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Accounts;

public sealed class AccountDeskTests() : RegistrySuite(() => TestRegistry.SqliteAsync())
{
    private AccountDesk Desk => new(Registry.Database);

    [Fact]
    public async Task SetStaffAsync_OfAnother_CountsFromTheNextRequest()
    {
        var account = await Registry.AddAccountAsync("maria@layag.example", "Maria");
        await Desk.SetStaffAsync(TestCallers.Administrator, account.Id, StaffRole.Curator);

        Assert.Equal(StaffRole.Curator, (await new Callers(Registry.Database).OfAccountAsync(account.Id, null)).Staff);
        await using var context = CreateContext();
        var entry = await context.AuditEntries.SingleAsync();
        Assert.Equal(("account.role", $"account:{account.Id}", "None → Curator"), (entry.Action, entry.Subject, entry.Details));
    }

    [Fact]
    public async Task LockAsync_Another_EndsItsSignInsUntilUnlocked()
    {
        var account = await Registry.AddAccountAsync("maria@layag.example", "Maria");
        await Desk.LockAsync(TestCallers.Administrator, account.Id);

        var line = Assert.Single((await Desk.ListAsync(TestCallers.Administrator, "MARIA", onlyStaff: false, 0, 10)).Lines);
        Assert.True(line.IsLocked);
        await using (var context = CreateContext()) Assert.NotEqual("first", (await context.Users.SingleAsync()).SecurityStamp);
        await Desk.UnlockAsync(TestCallers.Administrator, account.Id);
        Assert.False(Assert.Single((await Desk.ListAsync(TestCallers.Administrator, "layag", onlyStaff: false, 0, 10)).Lines).IsLocked);
        Assert.Empty((await Desk.ListAsync(TestCallers.Administrator, null, onlyStaff: true, 0, 10)).Lines);
    }

    [Fact]
    public async Task SetMembershipAsync_AddsChangesAndRemoves()
    {
        var account = await Registry.AddAccountAsync("maria@layag.example", "Maria");
        var actor = await Registry.AddAsync(TestData.Actor());
        await Desk.SetMembershipAsync(TestCallers.Administrator, account.Id, actor.Id, MemberRole.Viewer);
        await Desk.SetMembershipAsync(TestCallers.Administrator, account.Id, actor.Id, MemberRole.Owner);
        Assert.Equal(new(actor.Id, actor.Name, MemberRole.Owner), Assert.Single(Assert.Single((await Desk.ListAsync(TestCallers.Administrator, null, false, 0, 10)).Lines).Memberships));
        await Desk.RemoveMembershipAsync(TestCallers.Administrator, account.Id, actor.Id);
        await Desk.RemoveMembershipAsync(TestCallers.Administrator, account.Id, actor.Id);

        await using var context = CreateContext();
        Assert.Empty(await context.Memberships.ToListAsync());
        Assert.Equal(["membership.added", "membership.role", "membership.removed"], await context.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
    }

    [Fact]
    public async Task Change_OwnAccountOrWithoutTheRight_IsRefused()
    {
        var own = TestCallers.Administrator.AccountId!.Value;
        await Assert.ThrowsAsync<AccountException>(() => Desk.SetStaffAsync(TestCallers.Administrator, own, StaffRole.None));
        await Assert.ThrowsAsync<AccountException>(() => Desk.LockAsync(TestCallers.Administrator, own));
        await Assert.ThrowsAsync<AccountException>(() => Desk.LockAsync(TestCallers.Administrator, 999_999));
        await Assert.ThrowsAsync<AccountException>(() => Desk.SetMembershipAsync(TestCallers.Administrator, 999_999, 1, MemberRole.Owner));
        foreach (var caller in new[] { Caller.Visitor, TestCallers.Person(1), TestCallers.Curator, TestCallers.Key })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.ListAsync(caller, null, false, 0, 10));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.SetStaffAsync(caller, 1, StaffRole.Administrator));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.SetMembershipAsync(caller, 1, 1, MemberRole.Owner));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.RemoveMembershipAsync(caller, 1, 1));
        }
    }
}
