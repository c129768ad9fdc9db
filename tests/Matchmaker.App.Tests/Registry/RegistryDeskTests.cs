using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Registry;

public sealed class RegistryDeskTests() : RegistrySuite(() => TestRegistry.SqliteAsync())
{
    private RegistryDesk Desk => new(Registry.Database);

    [Fact]
    public async Task ReadAsync_FiltersSortAndPages_GiveThatPart()
    {
        var ids = await AddAsync();
        Assert.Equal([ids[1]], await KeysAsync(new() { Country = "VN" }));
        Assert.Equal([ids[2]], await KeysAsync(new() { Helix = Helix.Media }));
        Assert.Equal([ids[0]], await KeysAsync(new() { Sector = "film" }));
        Assert.Equal([ids[0]], await KeysAsync(new() { Search = "ćebu fílm" }));
        Assert.Equal([ids[1]], await KeysAsync(new() { Search = $"#{ids[1]}" }));
        Assert.Equal([ids[2]], await KeysAsync(new() { Search = "ROR:77" }));
        Assert.Empty(await KeysAsync(new() { Search = "?!" }));
        Assert.Equal([ids[1], ids[2], ids[0]], await KeysAsync(new() { Order = RegistryOrder.Country, Descending = true }));
        var (rows, count) = await Desk.ReadAsync(TestCallers.Curator, new(), 1, 1);
        Assert.Equal((3, ids[1]), (count, Assert.Single(rows).Id));
    }

    [Fact]
    public async Task ApplyAsync_WhatWasPreviewed_IsChangedAndWrittenDown()
    {
        var ids = await AddAsync();
        var edit = new BulkEdit { Size = ActorSize.Small, AddSectors = [Code(0)], RemoveSectors = ["film"], Verification = VerificationState.Verified, Evidence = "A visit" };
        var preview = await Desk.PreviewAsync(TestCallers.Curator, ids, edit);
        await using (var before = CreateContext()) Assert.True(await before.Actors.AllAsync(a => a.Size == ActorSize.Unknown));

        Assert.Equal(preview, await Desk.ApplyAsync(TestCallers.Curator, ids, edit));

        await using var context = CreateContext();
        Assert.True(await context.Actors.AllAsync(a => a.Size == ActorSize.Small && a.Verification.State == VerificationState.Verified));
        Assert.Equal([Code(0)], (await context.Actors.SingleAsync(a => a.Id == ids[0])).Sectors);
        Assert.Equal(3, await context.AuditEntries.CountAsync(e => e.Action == "actor.edited"));
        Assert.Equal(3, await context.AuditEntries.CountAsync(e => e.Action == "actor.verification" && e.AccountId == TestCallers.Curator.AccountId));
        Assert.Empty(await Desk.PreviewAsync(TestCallers.Curator, ids, edit));
    }

    [Fact]
    public async Task ApplyAsync_OneOfThemWouldBeWrong_ChangesNone()
    {
        var ids = await AddAsync();
        await Assert.ThrowsAsync<RegistryRuleException>(() => Desk.ApplyAsync(TestCallers.Curator, ids, new() { Country = "Vietnam" }));
        await Assert.ThrowsAsync<RegistryEditException>(() => Desk.ApplyAsync(TestCallers.Curator, ids, new() { AddSectors = ["no-such-sector"] }));
        await Assert.ThrowsAsync<RegistryEditException>(() => Desk.ApplyAsync(TestCallers.Curator, ids, new()));
        await Assert.ThrowsAsync<RegistryEditException>(() => Desk.ApplyAsync(TestCallers.Curator, [], new() { Size = ActorSize.Micro }));
        await Assert.ThrowsAsync<RegistryEditException>(() => Desk.ApplyAsync(TestCallers.Curator, [.. Enumerable.Range(0, RegistryDesk.MostEdited + 1).Select(id => (long)id)], new() { Size = ActorSize.Micro }));
        await Assert.ThrowsAsync<VerificationException>(() => Desk.ApplyAsync(TestCallers.Curator, ids, new() { Verification = VerificationState.Rejected }));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.ApplyAsync(TestCallers.Person(1), ids, new() { Size = ActorSize.Micro }));

        await using var context = CreateContext();
        Assert.Equal(2, await context.Actors.CountAsync(a => a.Country == "PH" || a.Country == "VN"));
        Assert.Empty(await context.AuditEntries.ToListAsync());
    }

    [Fact]
    public async Task DecideAsync_ByACurator_StatesWhoWhenAndWhy()
    {
        var ids = await AddAsync();
        var desk = new VerificationDesk(Registry.Database);
        await Assert.ThrowsAsync<VerificationException>(() => desk.DecideAsync(TestCallers.Curator, ids[0], VerificationState.Verified, " "));
        await Assert.ThrowsAsync<VerificationException>(() => desk.DecideAsync(TestCallers.Curator, 999_999, VerificationState.Verified, "x"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.DecideAsync(TestCallers.Person(1), ids[0], VerificationState.Verified, "x"));

        await desk.DecideAsync(TestCallers.Curator, ids[0], VerificationState.Expired, null);
        Assert.Equal(ids[0], Assert.Single((await desk.WaitingAsync(TestCallers.Curator, 0, 10)).Actors).Id);
        await desk.DecideAsync(TestCallers.Curator, ids[0], VerificationState.Verified, "Register of companies 17");

        Assert.Empty((await desk.WaitingAsync(TestCallers.Curator, 0, 10)).Actors);
        await using var context = CreateContext();
        var verification = (await context.Actors.SingleAsync(a => a.Id == ids[0])).Verification;
        Assert.Equal((VerificationDesk.Secretariat, TestClock.Start, "Register of companies 17"), (verification.DecidedBy, verification.DecidedAt, verification.Evidence));
    }

    private static string Code(int at) => Taxonomy.Sectors.Terms[at].Code;

    private Task<IReadOnlyList<long>> KeysAsync(RegistryFilter filter) => Desk.KeysAsync(TestCallers.Curator, filter);

    private async Task<long[]> AddAsync()
    {
        var first = TestData.Actor("Cebu Film House");
        first.Sectors = ["film"];
        var second = TestData.Actor("Hanoi Sound", "VN");
        var third = TestData.Actor("Radio Bangkok", "TH", ("ror", "77"), Helix.Media);
        await Registry.AddAsync(first, second, third);
        return [first.Id, second.Id, third.Id];
    }
}
