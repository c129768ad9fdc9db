using System.Globalization;
using Matchmaker.App.Jobs;
using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Storage;

/// <summary>
/// Copies a SQLite registry while it is in use, and opens the copy to see that it is whole. What is half written is never called a backup. PostgreSQL has its own tools for that.
/// </summary>
public sealed class BackupJob(RegistryDatabase database, BackupOptions options) : IJob
{
    private const string Ending = ".backup.db";

    public JobDefinition Definition { get; } = new("backup", "0 15 1 * * ?") { TimeLimit = TimeSpan.FromMinutes(30) };

    /// <summary>The folder that backups of a registry go to.</summary>
    public static string FolderOf(string file, BackupOptions options) => Path.GetFullPath(options.Folder ?? Path.ChangeExtension(file, null) + ".backups");

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (database.FilePath is not { } file) return new("The registry lies in PostgreSQL: back it up with pg_dump or by what the server has.");
        var folder = FolderOf(file, options);
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var left in Directory.EnumerateFiles(folder, "*.part*")) File.Delete(left);
            context.Report("Copying the registry");
            await CopyAsync(file, temporary, cancellationToken);
            context.Report("Checking the copy");
            var actors = await CheckAsync(temporary, cancellationToken);
            var name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}-{database.Time.GetUtcNow():yyyyMMdd-HHmmss}{Ending}");
            var size = new FileInfo(temporary).Length;
            File.Move(temporary, Path.Combine(folder, name), overwrite: true);
            var gone = ForgetOldest(folder);
            return new($"{name}: {size / 1e6:N1} MB, {actors:N0} actors, checked.") { Counts = new Dictionary<string, long> { ["bytes"] = size, ["actors"] = actors, ["removed"] = gone } };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageException($"The backup into {folder} failed: {e.Message} Free some room there, or name another folder with Backup:Folder. Earlier backups are untouched.", e);
        }
        finally
        {
            Delete(temporary);
        }
    }

    // A consistent copy of one moment, whatever is written meanwhile; nobody waits for it.
    private static async Task CopyAsync(string file, string target, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <returns>How many actors it holds.</returns>
    private static async Task<long> CheckAsync(string copy, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "PRAGMA integrity_check";
        if (await command.ExecuteScalarAsync(cancellationToken) is not "ok") throw new StorageException("The copy is damaged, and so may be the registry: look at its disk. Earlier backups are untouched.");
        command.CommandText = "SELECT count(*) FROM \"Actors\"";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private int ForgetOldest(string folder)
    {
        var old = Directory.EnumerateFiles(folder, "*" + Ending).OrderDescending(StringComparer.Ordinal).Skip(Math.Max(1, options.Keep)).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next backup clears it away.
        }
    }
}
