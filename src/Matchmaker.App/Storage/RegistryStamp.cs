using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage;

/// <summary>
/// Says cheaply whether a registry has changed: equal stamps of one database mean equal content. O(rows), in the database.
/// </summary>
internal static class RegistryStamp
{
    // Sums beside counts and latest times: who waits for another's transaction to end writes an earlier time than the latest.
    private const string SqliteTimes = """count(*) || ',' || coalesce(max("UpdatedAt"), '') || ',' || coalesce(sum(unixepoch("UpdatedAt")), 0) || ',' || coalesce(sum(CAST(substr("UpdatedAt", 21, 6) AS INTEGER)), 0)""";

    // Names and interests are added and removed, never changed.
    private const string SqliteKeys = """count(*) || ',' || coalesce(max("Id"), 0) || ',' || coalesce(sum("Id"), 0)""";

    private const string SqliteActors = $"""(SELECT {SqliteTimes} FROM "Actors") || ':' || (SELECT {SqliteKeys} FROM "ActorAliases") || ':' || (SELECT {SqliteKeys} FROM "Interests")""";

    // An import adds who took part without a word in the collaboration itself.
    private const string SqliteParts = """count(*) || ',' || coalesce(sum("ActorId"), 0) || ',' || coalesce(sum("ActorId" * "CollaborationId"), 0)""";

    // Every version of a row carries the number of the transaction that wrote it.
    private const string PostgresVersions = "concat(count(*), ',', sum(xmin::text::bigint))";

    private const string PostgresActors = $"""
        concat_ws(':', (SELECT {PostgresVersions} FROM "Actors"), (SELECT {PostgresVersions} FROM "ActorAliases"), (SELECT {PostgresVersions} FROM "Interests"),
            (SELECT oid FROM pg_database WHERE datname = current_database()))
        """;

    /// <summary>Of actors, with their names and interests.</summary>
    public static Task<string> OfActorsAsync(RegistryDatabase database, RegistryContext context, CancellationToken cancellationToken = default) =>
        ReadAsync(context, database.IsPostgres ? PostgresActors : SqliteActors, cancellationToken);

    /// <summary>Of actors, collaborations and who took part in them.</summary>
    public static Task<string> OfAllAsync(RegistryDatabase database, RegistryContext context, CancellationToken cancellationToken = default) => ReadAsync(context, database.IsPostgres
        ? $"""concat_ws(':', {PostgresActors}, (SELECT {PostgresVersions} FROM "Collaborations"), (SELECT {PostgresVersions} FROM "Participations"))"""
        : $"""{SqliteActors} || ':' || (SELECT {SqliteTimes} FROM "Collaborations") || ':' || (SELECT {SqliteParts} FROM "Participations")""", cancellationToken);

    private static Task<string> ReadAsync(RegistryContext context, string stamp, CancellationToken cancellationToken)
    {
        var query = "SELECT " + stamp + " AS \"Value\"";
        return context.Database.SqlQueryRaw<string>(query).SingleAsync(cancellationToken);
    }
}
