using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>Says whether what a snapshot reads has changed: equal stamps of one database mean equal actors, profiles and collaborations.</summary>
internal static class SnapshotStamp
{
    // Sums beside counts: who waits for another's transaction to end writes an earlier time than the latest. Whoever changes an interest or a participation touches its actor or collaboration.
    private const string SqliteStamp = """
        SELECT (SELECT count(*) || ',' || coalesce(max("UpdatedAt"), '') || ',' || coalesce(sum(unixepoch("UpdatedAt")), 0) || ',' || coalesce(sum(CAST(substr("UpdatedAt", 21, 6) AS INTEGER)), 0) FROM "Actors")
            || ':' || (SELECT count(*) || ',' || coalesce(max("UpdatedAt"), '') || ',' || coalesce(sum(unixepoch("UpdatedAt")), 0) || ',' || coalesce(sum(CAST(substr("UpdatedAt", 21, 6) AS INTEGER)), 0) FROM "Collaborations") AS "Value"
        """;

    // Every version of a row carries the number of the transaction that wrote it.
    private const string PostgresStamp = """
        SELECT concat_ws(':', (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "Actors"), (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "Interests"),
            (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "Collaborations"), (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM "Participations"),
            (SELECT oid FROM pg_database WHERE datname = current_database())) AS "Value"
        """;

    /// <summary>O(actors + collaborations), in the database.</summary>
    public static Task<string> ReadAsync(RegistryDatabase database, RegistryContext context, CancellationToken cancellationToken = default) =>
        context.Database.SqlQueryRaw<string>(database.IsPostgres ? PostgresStamp : SqliteStamp).SingleAsync(cancellationToken);
}
