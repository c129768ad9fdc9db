using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage;

/// <summary>Files that cannot be a registry, and what the person is told.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Prepare_NewPathInNewFolders_MakesARegistry()
    {
        var database = RegistryDatabase.At(_folder.File("deep/er/registry.db"));

        await database.PrepareAsync();

        await using var context = database.CreateDbContext();
        Assert.Equal(0, await context.Actors.CountAsync());
    }

    [Theory]
    [InlineData("picture.png", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on")]
    [InlineData("notes.txt", "hello")]
    [InlineData("actors.csv", "name,country\nStudio Layag,PH\n")]
    public async Task Prepare_FileOfAnotherKind_SaysSoAndLeavesIt(string name, string content)
    {
        var path = _folder.File(name);
        await File.WriteAllTextAsync(path, content);

        var refusal = await Assert.ThrowsAsync<StorageException>(() => RegistryDatabase.At(path).PrepareAsync());

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("not a SQLite database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Prepare_DatabaseOfAnotherProgram_SaysSoAndAddsNoTable()
    {
        var path = _folder.File("bookmarks.db");
        Execute(path, "CREATE TABLE Bookmarks (Url TEXT)");

        var refusal = await Assert.ThrowsAsync<StorageException>(() => RegistryDatabase.At(path).PrepareAsync());

        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Query(path, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'"));
    }

    [Fact]
    public async Task Prepare_DamagedFile_SaysSo()
    {
        using var registry = await TestRegistry.SqliteAsync();
        var bytes = await File.ReadAllBytesAsync(registry.Address);
        var path = _folder.File("damaged.db");
        bytes.AsSpan(100, bytes.Length - 100).Fill(0xFF);
        await File.WriteAllBytesAsync(path, bytes);

        var refusal = await Assert.ThrowsAsync<StorageException>(() => RegistryDatabase.At(path).PrepareAsync());

        Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_FileThatMayNotBeWritten_SaysSo()
    {
        // A write version beyond the library's own: SQLite opens such a file read-only, whoever runs it. Permissions would not stop root.
        var path = _folder.File("read-only.db");
        await File.WriteAllBytesAsync(path, []);
        Execute(path, "PRAGMA user_version = 1");
        await using (var file = File.OpenWrite(path))
        {
            file.Position = 18;
            file.WriteByte(9);
        }

        var refusal = await Assert.ThrowsAsync<StorageException>(() => RegistryDatabase.At(path).PrepareAsync());

        Assert.Contains("may not be written", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_WhereNoFileCanBe_SaysSo()
    {
        var blocker = _folder.File("file");
        await File.WriteAllTextAsync(blocker, "");

        var refusal = await Assert.ThrowsAsync<StorageException>(() => RegistryDatabase.At(Path.Combine(blocker, "registry.db")).PrepareAsync());

        Assert.StartsWith("Cannot open", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_Folder_SaysHowToNameAFile()
    {
        var refusal = Assert.Throws<StorageException>(() => RegistryDatabase.At(_folder.Path));

        Assert.Contains("is a folder", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("registry.db", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void At_Nothing_SaysWhatToGive(string address) =>
        Assert.Contains("path of a SQLite file", Assert.Throws<StorageException>(() => RegistryDatabase.At(address)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Connection_Opened_HasWriteAheadLogAndForeignKeys()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await using var context = registry.CreateContext();

        Assert.Equal("wal", await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(1, await context.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task Prepare_RegistryWithoutWriteAheadLog_OpensItAndGivesItOne()
    {
        using var registry = await TestRegistry.SqliteAsync();
        Execute(registry.Address, "PRAGMA journal_mode = DELETE");

        await registry.Database.PrepareAsync();

        await registry.AddAsync(TestData.Actor());
        Assert.Equal("wal", Query(registry.Address, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Read_WhileAnotherWrites_DoesNotWait()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await using var writer = registry.CreateContext();
        await using var transaction = await writer.Database.BeginTransactionAsync();
        writer.Add(TestData.Actor());
        await writer.SaveChangesAsync();

        await using var reader = registry.CreateContext();
        Assert.Equal(0, await reader.Actors.CountAsync());
        await transaction.CommitAsync();
        Assert.Equal(1, await reader.Actors.CountAsync());
    }

    [Fact]
    public async Task Prepare_ManyAtOnce_AllSucceed()
    {
        var path = _folder.File("shared.db");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RegistryDatabase.At(path).PrepareAsync())));

        await using var context = RegistryDatabase.At(path).CreateDbContext();
        Assert.Equal((long)context.Database.GetMigrations().Count(), Query(path, "SELECT COUNT(*) FROM __EFMigrationsHistory"));
    }

    [Fact]
    public async Task Prepare_AfterOneThatWasKilledAtIt_GoesOnAtOnce()
    {
        var path = _folder.File("killed.db");
        Execute(path, """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00')
            """);
        await File.WriteAllTextAsync(path + ".migrating", "");

        await RegistryDatabase.At(path).PrepareAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

        Assert.Equal(0L, Query(path, "SELECT COUNT(*) FROM __EFMigrationsLock"));
        Assert.False(File.Exists(path + ".migrating"));
    }

    [Fact]
    public async Task Prepare_WhileAnotherProgramIsAtIt_Waits()
    {
        var path = _folder.File("held.db");
        Task preparing;
        await using (new FileStream(path + ".migrating", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            preparing = RegistryDatabase.At(path).PrepareAsync();
            await Task.Delay(500);
            Assert.False(preparing.IsCompleted);
            Assert.False(File.Exists(path) && new FileInfo(path).Length > 0);
        }

        await preparing;
        Assert.Equal(0L, Query(path, "SELECT COUNT(*) FROM Actors"));
    }

    private static void Execute(string path, string sql) => Query(path, sql);

    private static object? Query(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
