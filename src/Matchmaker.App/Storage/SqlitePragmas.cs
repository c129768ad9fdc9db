using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Matchmaker.App.Storage;

/// <summary>
/// Sets what SQLite keeps per connection: write-ahead log, so that readers never wait for a writer, synced at its checkpoints; a cache of 4 MiB, since there may be many
/// connections and the system keeps the file's pages in memory anyway. Who writes much asks for <see cref="LargeCache"/>.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    /// <summary>A cache of 64 MiB, until the connection is opened again.</summary>
    public const string LargeCache = "PRAGMA cache_size = -65536;";

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
