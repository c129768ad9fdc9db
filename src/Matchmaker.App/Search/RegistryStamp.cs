using System.Globalization;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Search;

/// <summary>
/// Says cheaply that a registry has not changed: equal stamps mean equal actors. Different ones mean only that it is worth looking.
/// </summary>
internal static class RegistryStamp
{
    // A file written to within the same tick of its clock would keep its time: one that is this young proves nothing.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    // Every version of a row carries the number of the transaction that wrote it; a sum over all changes with any of them.
    private const string PostgresStamp = """
        SELECT concat_ws(':', (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "Actors"), (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "ActorAliases"),
            (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "Interests"), (SELECT oid FROM pg_database WHERE datname = current_database())) AS "Value"
        """;

    /// <summary>The stamp; null where the registry was written to just now.</summary>
    public static async Task<string?> ReadAsync(RegistryDatabase database, CancellationToken cancellationToken)
    {
        if (database.FilePath is { } path) return OfFiles(new(path), new(path + "-wal"));
        await using var context = database.CreateDbContext();
        return await context.Database.SqlQueryRaw<string>(PostgresStamp).SingleAsync(cancellationToken);
    }

    private static string? OfFiles(FileInfo file, FileInfo log)
    {
        var hasLog = log.Exists && log.Length > 0;
        var latest = hasLog && log.LastWriteTimeUtc > file.LastWriteTimeUtc ? log.LastWriteTimeUtc : file.LastWriteTimeUtc;
        if (DateTime.UtcNow - latest < Settled) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}:{(hasLog ? log.Length : 0)}:{(hasLog ? log.LastWriteTimeUtc.Ticks : 0)}");
    }
}
