using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Matchmaker.App.Storage;

/// <summary>
/// Where the registry lives, and the way to it: a SQLite file, or a PostgreSQL server. Creates contexts; one is for one piece of work.
/// </summary>
public sealed class RegistryDatabase : IDbContextFactory<RegistryContext>
{
    private const int CreationAttempts = 5;

    /// <summary>In seconds, where the address does not say: a server that does not answer within this is away for those who wait for a page.</summary>
    private const int LongestConnect = 5;

    private static readonly TimeSpan PreparationLimit = TimeSpan.FromMinutes(2);

    private readonly Func<RegistryContext> _create;

    private RegistryDatabase(string description, string modelsFolder, string? filePath, string connectionString, TimeProvider time, DatabaseWatch watch, Func<RegistryContext> create)
    {
        Watch = watch;
        ConnectionString = connectionString;
        Time = time;
        Description = description;
        ModelsFolder = modelsFolder;
        FilePath = filePath;
        _create = create;
    }

    /// <summary>What to call this database in messages: never holds a password.</summary>
    public string Description { get; }

    /// <summary>Tells this registry from others in names of files that are derived from it.</summary>
    public string ShortName => FilePath is null ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Description)))[..8] : Path.GetFileNameWithoutExtension(FilePath);

    /// <summary>For libraries that connect by themselves; may hold a password.</summary>
    internal string ConnectionString { get; }

    /// <summary>The folder of this registry's trained models.</summary>
    public string ModelsFolder { get; }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? FilePath { get; }

    /// <summary>The clock that records are stamped with.</summary>
    public TimeProvider Time { get; }

    /// <summary>Whether it can be reached; always said of a SQLite file.</summary>
    public DatabaseWatch Watch { get; }

    public bool IsPostgres => FilePath is null;

    /// <summary>
    /// Reads what <c>--db</c> or the configuration says: a PostgreSQL connection string (<c>Host=…</c> or <c>postgres://…</c>), or else the path of a SQLite file.
    /// </summary>
    /// <param name="address">Connection string or path.</param>
    /// <param name="modelsFolder">Folder for models; by default beside a SQLite file, and for PostgreSQL in the working folder.</param>
    /// <param name="time">Clock for the times that records carry; the system's by default.</param>
    /// <exception cref="StorageException">The address is neither.</exception>
    public static RegistryDatabase At(string address, string? modelsFolder = null, TimeProvider? time = null)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new StorageException("The database address is empty. Give the path of a SQLite file, or a PostgreSQL connection string (Host=…;Database=…;Username=…).");
        return PostgresAddress.Recognises(address)
            ? AtPostgres(address, modelsFolder, time ?? TimeProvider.System)
            : AtFile(address, modelsFolder, time ?? TimeProvider.System);
    }

    public RegistryContext CreateDbContext() => _create();

    /// <summary>Whether there is a registry to read; makes nothing.</summary>
    /// <exception cref="StorageException">The server cannot be reached.</exception>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken = default)
    {
        if (FilePath is not null) return File.Exists(FilePath);
        try
        {
            await using var context = CreateDbContext();
            return await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken)
                && (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
        }
        catch (Exception e) when (Cause(e) is NpgsqlException)
        {
            throw new StorageException($"Cannot open {Description}: {Explain(Cause(e))}", e);
        }
    }

    /// <summary>Creates the database where it is missing and brings it to the present schema. Safe to call at every start.</summary>
    /// <exception cref="StorageException">It cannot be reached, is not a registry, or comes from a newer version.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(PreparationLimit);
        try
        {
            if (FilePath is not null && Path.GetDirectoryName(FilePath) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await MigrateAsync(limited.Token);
                    return;
                }
                catch (PostgresException e) when (IsRaceToCreate(e) && attempt < CreationAttempts)
                {
                    // Another process made the same change between our look and our try. Ours was rolled back whole: look again.
                    await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), limited.Token);
                }
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageException(
                $"{Description} has been kept for {PreparationLimit.TotalMinutes:0} minutes by another program that brings it to the present schema. "
                + "Wait for that to end, then try again.", e);
        }
        catch (Exception e) when (Cause(e) is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"Cannot open {Description}: {Explain(Cause(e))}", e);
        }
    }

    // Entity Framework wraps a failure that might pass in advice to its own user.
    private static Exception Cause(Exception e) => e is InvalidOperationException { InnerException: NpgsqlException or SqliteException } ? e.InnerException : e;

    private static bool IsRaceToCreate(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateColumn
            or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation;

    private static RegistryDatabase AtFile(string path, string? modelsFolder, TimeProvider time)
    {
        var fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
            throw new StorageException($"'{path}' is a folder. Give the path of a SQLite file, such as {Path.Combine(path, "registry.db")}.");
        var connection = new SqliteConnectionStringBuilder { DataSource = fullPath, ForeignKeys = true, DefaultTimeout = 60 }.ToString();
        var watch = new DatabaseWatch(time);
        var options = new DbContextOptionsBuilder<SqliteRegistryContext>()
            .UseSqlite(connection)
            .AddInterceptors(SqlitePragmas.Instance, CommitWatch.Instance, new WatchedConnections(watch))
            .Options;
        return new(path, modelsFolder ?? Path.ChangeExtension(fullPath, null) + ".models", fullPath, connection, time, watch, () => new SqliteRegistryContext(options, time));
    }

    private static RegistryDatabase AtPostgres(string address, string? modelsFolder, TimeProvider time)
    {
        var connection = PostgresAddress.Parse(address);
        if (!connection.ShouldSerialize(nameof(connection.Timeout))) connection.Timeout = LongestConnect;
        var watch = new DatabaseWatch(time, () =>
        {
            using var any = new NpgsqlConnection(connection.ConnectionString);
            NpgsqlConnection.ClearPool(any);
        });
        var options = new DbContextOptionsBuilder<PostgresRegistryContext>().UseNpgsql(connection.ConnectionString).AddInterceptors(CommitWatch.Instance, new WatchedConnections(watch)).Options;
        var description = $"PostgreSQL database '{connection.Database}' on {connection.Host}";
        return new(description, modelsFolder ?? Path.GetFullPath("models"), null, connection.ConnectionString, time, watch, () => new PostgresRegistryContext(options, time));
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (await IsUpToDateAsync(cancellationToken)) return;
        using var hold = FilePath is null ? null : await MigrationHold.TakeAsync(FilePath, cancellationToken);
        if (hold is null || !await IsUpToDateAsync(cancellationToken))
        {
            await using var context = CreateDbContext();
            if (hold is not null && context.Database.GetDbConnection() is SqliteConnection connection && File.Exists(FilePath))
            {
                await context.Database.OpenConnectionAsync(cancellationToken);
                await MigrationHold.ForgetKilledAsync(connection, cancellationToken);
            }

            await context.Database.MigrateAsync(cancellationToken);
        }

        hold?.IsDone = true;
    }

    private async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateDbContext();
        if (await context.Database.CanConnectAsync(cancellationToken))
        {
            if (!IsPostgres) await RefuseForeignAsync(context, cancellationToken);
            var known = context.Database.GetMigrations().ToList();
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
            var unknown = applied.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
            if (unknown is not null)
                throw new StorageException($"{Description} has the schema change '{unknown}', which this version does not know. Use the newer version of Matchmaker that wrote it.");
            return known.TrueForAll(applied.Contains);
        }

        return false;
    }

    private async Task RefuseForeignAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        const string TablesWithoutHistory = """
            SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__EF*'
                AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory')
            """;
        if (await context.Database.SqlQueryRaw<int>(TablesWithoutHistory).SingleAsync(cancellationToken) > 0)
            throw new StorageException($"'{Description}' is a SQLite database of another program, not a registry. Give another path.");
    }

    private static string Explain(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 26 } => "the file is not a SQLite database. Give another path, or remove the file if it is not needed.",
        SqliteException { SqliteErrorCode: 11 } => "the file is damaged. Restore it from a backup, or import into a new file.",
        SqliteException { SqliteErrorCode: 5 or 6 } => "another program keeps it locked. Wait for it to end, then try again.",
        SqliteException { SqliteErrorCode: 8 } or UnauthorizedAccessException => "it may not be written to. Check the permissions of the file and its folder.",
        SqliteException { SqliteErrorCode: 14 } => "it can neither be opened nor created there. Check the path, and the permissions of its folder.",
        SqliteException { SqliteErrorCode: 10 or 13 } => "the disk is full, or fails. Make room, then try again.",
        PostgresException postgres => $"the server says: {postgres.MessageText}.",
        NpgsqlException => $"{e.Message.TrimEnd('.')}. Check that the server runs, and the host, port, user and password.",
        _ => e.Message,
    };
}
