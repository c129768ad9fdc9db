using Matchmaker.App.Access;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Access;

public abstract class AuditReaderSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private AuditReader Reader => new(Registry.Database);

    [RegistryFact]
    public async Task ReadAsync_NamesAndFilters_GiveWhoDidWhat()
    {
        var maria = await Registry.AddAccountAsync("maria@layag.example", "Maria");
        var actor = await Registry.AddAsync(TestData.Actor());
        await WriteAsync(TestCallers.Person(maria.Id), "claim.made", actor.Id);
        Registry.Clock.Now += TimeSpan.FromDays(2);
        await WriteAsync(TestCallers.Person(999), "account.signed-in", null);
        await WriteAsync(TestCallers.Key, "import.asked", 888);

        var (all, count) = await ReadAsync(new());
        Assert.Equal(3, count);
        Assert.Equal(["key 7", "account 999", "Maria"], all.Select(line => line.Who!));
        Assert.Equal([null, null, actor.Name], all.Select(line => line.ActorName));
        Assert.Equal("claim.made", Assert.Single((await ReadAsync(new() { Who = "mar" })).Lines).Action);
        Assert.Equal("account.signed-in", Assert.Single((await ReadAsync(new() { Who = "account 999" })).Lines).Action);
        Assert.Equal("import.asked", Assert.Single((await ReadAsync(new() { Who = "key 7" })).Lines).Action);
        Assert.Equal("claim.made", Assert.Single((await ReadAsync(new() { Action = "claim" })).Lines).Action);
        Assert.Equal("claim.made", Assert.Single((await ReadAsync(new() { ActorId = actor.Id })).Lines).Action);
        var day = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);
        Assert.Equal("claim.made", Assert.Single((await ReadAsync(new() { From = day, Until = day })).Lines).Action);
        Assert.Equal(2, (await ReadAsync(new() { From = day.AddDays(1) })).Count);
        Assert.Equal(["account.signed-in", "claim.made", "import.asked"], await Reader.ActionsAsync(TestCallers.Curator));
    }

    [RegistryFact]
    public async Task ExportAsync_WritesAllAndThatItWasTaken()
    {
        await WriteAsync(TestCallers.Person(999), "account.signed-in", null);
        var text = new StringWriter();
        await Reader.ExportAsync(TestCallers.Curator, new(), text);

        Assert.Contains("account 999,account.signed-in", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("audit.exported", (await ReadAsync(new())).Lines[0].Action);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Reader.ExportAsync(TestCallers.Person(1), new(), text));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Reader.ReadAsync(TestCallers.Key, new(), 0, 10));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Reader.ActionsAsync(Caller.Visitor));
    }

    private Task<(IReadOnlyList<AuditLine> Lines, int Count)> ReadAsync(AuditQuery query) => Reader.ReadAsync(TestCallers.Curator, query, 0, 10);

    private async Task WriteAsync(Caller caller, string action, long? actorId)
    {
        await using var context = CreateContext();
        AuditLog.Record(context, caller, action, actorId);
        await context.SaveChangesAsync();
    }
}
