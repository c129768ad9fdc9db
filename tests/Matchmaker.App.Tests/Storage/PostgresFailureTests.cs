using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchmaker.App.Tests.Storage;

/// <summary>Servers that cannot be used, and what the person is told.</summary>
[RequiresPostgres]
public sealed class PostgresFailureTests
{
    [RegistryFact]
    public async Task Prepare_ServerDown_SaysWhatToCheckWithoutThePassword()
    {
        // Port 1 is no PostgreSQL; nothing listens there.
        var database = RegistryDatabase.At("Host=127.0.0.1;Port=1;Database=registry;Username=someone;Password=s3cret-word;Timeout=3");

        var refusal = await Assert.ThrowsAsync<StorageException>(() => database.PrepareAsync());

        Assert.Contains("Check that the server runs", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Prepare_UserUnknownToTheServer_SaysWhatTheServerSays()
    {
        using var postgres = (await PostgresServer.GetAsync()).NewDatabase();
        var address = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = "nobody_of_this_name", Password = "s3cret-word" };

        var refusal = await Assert.ThrowsAsync<StorageException>(() => RegistryDatabase.At(address.ConnectionString).PrepareAsync());

        Assert.Contains("nobody_of_this_name", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Prepare_DatabaseMissing_MakesIt()
    {
        using var postgres = (await PostgresServer.GetAsync()).NewDatabase();

        await RegistryDatabase.At(postgres.ConnectionString).PrepareAsync();

        await using var context = RegistryDatabase.At(postgres.ConnectionString).CreateDbContext();
        Assert.Equal(0, await context.Actors.CountAsync());
    }

    [RegistryFact]
    public async Task Exists_DatabaseMissingEmptyOrPrepared_TellsThemApartAndMakesNothing()
    {
        using var postgres = (await PostgresServer.GetAsync()).NewDatabase();
        var database = RegistryDatabase.At(postgres.ConnectionString);

        Assert.False(await database.ExistsAsync());
        Assert.False(await database.ExistsAsync());
        await database.PrepareAsync();
        Assert.True(await database.ExistsAsync());

        var down = RegistryDatabase.At("Host=127.0.0.1;Port=1;Database=registry;Username=someone;Password=s3cret-word;Timeout=3");
        var refusal = await Assert.ThrowsAsync<StorageException>(() => down.ExistsAsync());
        Assert.DoesNotContain("s3cret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Prepare_ManyAtOnce_AllSucceed()
    {
        using var postgres = (await PostgresServer.GetAsync()).NewDatabase();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RegistryDatabase.At(postgres.ConnectionString).PrepareAsync())));

        await using var context = RegistryDatabase.At(postgres.ConnectionString).CreateDbContext();
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
    }
}
