using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Storage;

/// <summary>
/// The right to change the schema of a SQLite file, which one process has at a time. Entity Framework notes its own lock in the database, where it outlives a process that is killed; this one, a locked file
/// beside the registry, ends with its process, and whoever holds it knows that a note found in the database is nobody's.
/// </summary>
internal sealed class MigrationHold : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _held;

    private MigrationHold(FileStream held) => _held = held;

    /// <summary>Waits until nobody else has it.</summary>
    /// <param name="registry">The SQLite file.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<MigrationHold> TakeAsync(string registry, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(new(registry + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (IsHeld(e))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>Takes away the note of one that was killed.</summary>
    public static async Task ForgetKilledAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'""";
        if (await command.ExecuteScalarAsync(cancellationToken) is not > 0L) return;
        command.CommandText = """DELETE FROM "__EFMigrationsLock" """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether the schema is up to date now, so that the file can go: two who should hold files of the same name from then on do no harm, for neither finds anything to change.</summary>
    public bool IsDone { get; set; }

    public void Dispose()
    {
        _held.Dispose();
        if (!IsDone) return;
        try
        {
            File.Delete(_held.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else has it just now, who will take it away.
        }
    }

    // EWOULDBLOCK on Linux and on macOS; a violation of sharing or of a lock on Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
