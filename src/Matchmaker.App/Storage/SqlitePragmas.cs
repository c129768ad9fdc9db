using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Matchmaker.App.Storage;

/// <summary>
/// Sets what SQLite keeps per connection: write-ahead log, so that readers never wait for a writer, synced at its checkpoints; a cache of 4 MiB, since there may be many
/// connections and the system keeps the file's pages in memory anyway. Who writes much asks for <see cref="LargeCache(long)"/>.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    private const long LeastLarge = 64L << 20;
    private const long MostLarge = 1L << 30;

    /// <summary>
    /// A cache until the connection is opened again, for a transaction that writes so much. What does not fit is written to the log early, and every look at such a page searches the log, which takes the
    /// longer the more there is. 64 MiB to 1 GiB, and from 64 MiB on no more than a sixteenth of the memory there is.
    /// </summary>
    public static string LargeCache(long bytes)
    {
        var most = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16, LeastLarge, MostLarge);
        return FormattableString.Invariant($"PRAGMA cache_size = -{Math.Clamp(bytes, LeastLarge, most) >> 10};");
    }

    private const string Reading = "PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;";
    private const string Writing = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; " + Reading;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Entity Framework looks for a database by opening it read-only, where a file that has no write-ahead log yet cannot be given one.
    private static string PragmasFor(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Reading : Writing;
}
