using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage.Changes;

[RequiresPostgres]
public sealed class PostgresChangeLogTests() : ChangeLogSuite(() => TestRegistry.PostgresAsync())
{
    [RegistryFact]
    public async Task Since_LongTransaction_IsReadOnceItEndsAndOnlyOnce()
    {
        await using var slow = CreateContext();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        slow.Add(TestData.Actor("Begun early, ended late"));
        await slow.SaveChangesAsync();
        var quick = await Registry.AddAsync(TestData.Actor("Begun late, ended early"));

        var (meanwhile, position) = await ReadAsync(await StartAsync());
        Assert.Empty(meanwhile);
        var other = await Registry.AddAsync(TestData.Actor("Another"));
        (meanwhile, position) = await ReadAsync(position);
        Assert.Equal([other.Id], meanwhile);
        (meanwhile, position) = await ReadAsync(position);
        Assert.Empty(meanwhile);

        await transaction.CommitAsync();
        (meanwhile, position) = await ReadAsync(position);

        var late = Assert.Single(meanwhile);
        Assert.NotEqual(quick.Id, late);
        Assert.Empty((await ReadAsync(position)).Actors);
    }
}
