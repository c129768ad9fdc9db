using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchmaker.Contracts.Storage;

/// <summary>
/// An empty, migrated registry of its own for one test, on a real database; gone when disposed.
/// <c>using var registry = await TestRegistry.SqliteAsync();</c>
/// </summary>
public sealed class TestRegistry : IDisposable
{
    private static readonly Lazy<Task<byte[]>> EmptySqlite = new(PrepareSqliteAsync);

    private readonly TemporaryFolder _folder;
    private readonly PostgresDatabase? _postgres;

    private TestRegistry(TemporaryFolder folder, string address, TestClock clock, PostgresDatabase? postgres)
    {
        _folder = folder;
        _postgres = postgres;
        Address = address;
        Clock = clock;
        Database = RegistryDatabase.At(address, folder.File("models"), clock);
    }

    public RegistryDatabase Database { get; }

    /// <summary>What <c>--db</c> takes to open this registry.</summary>
    public string Address { get; }

    public TestClock Clock { get; }

    /// <summary>A folder of this test's own, for files beside the registry.</summary>
    public string Folder => _folder.Path;

    /// <summary>A SQLite file.</summary>
    public static async Task<TestRegistry> SqliteAsync(TestClock? clock = null)
    {
        var empty = await EmptySqlite.Value;
        var folder = new TemporaryFolder();
        var path = folder.File("registry.db");
        await File.WriteAllBytesAsync(path, empty);
        return new(folder, path, clock ?? new TestClock(), null);
    }

    /// <summary>A PostgreSQL database; for tests in classes marked <see cref="RequiresPostgresAttribute"/>.</summary>
    public static async Task<TestRegistry> PostgresAsync(TestClock? clock = null)
    {
        var server = await PostgresServer.GetAsync();
        var database = await server.CreateRegistryAsync();
        return new(new TemporaryFolder(), database.ConnectionString, clock ?? new TestClock(), database);
    }

    public RegistryContext CreateContext() => Database.CreateDbContext();

    /// <summary>Stores records in one go and gives the first one back, with its key.</summary>
    public async Task<T> AddAsync<T>(T record, params object[] others)
        where T : class
    {
        await using var context = CreateContext();
        context.Add(record);
        context.AddRange(others);
        await context.SaveChangesAsync();
        return record;
    }

    public void Dispose()
    {
        if (_postgres is null) CloseConnections(Address);
        else ClosePostgres();
        _postgres?.Dispose();
        _folder.Dispose();
    }

    private void ClosePostgres()
    {
        using var context = Database.CreateDbContext();
        NpgsqlConnection.ClearPool((NpgsqlConnection)context.Database.GetDbConnection());
    }

    private static async Task<byte[]> PrepareSqliteAsync()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("empty.db");
        await RegistryDatabase.At(path).PrepareAsync();

        // The last connection to close writes the log back into the file.
        CloseConnections(path);
        return await File.ReadAllBytesAsync(path);
    }

    private static void CloseConnections(string path)
    {
        using var context = RegistryDatabase.At(path).CreateDbContext();
        SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
    }
}
