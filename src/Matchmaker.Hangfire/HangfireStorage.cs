using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Matchmaker.App.Storage;
using Npgsql;

namespace Matchmaker.Hangfire;

/// <summary>Opens Hangfire's storage: in memory beside a SQLite registry, in a schema of its own on PostgreSQL.</summary>
internal static class HangfireStorage
{
    // Two nodes that start at once would both make the tables, and one would fail.
    private const string OneAtATime = "SELECT pg_advisory_lock(hashtext('matchmaker-hangfire'))";

    private const int MostConnections = 30;

    public static JobStorage Open(RegistryDatabase database, HangfireSettings settings)
    {
        JobStorage storage = database.IsPostgres ? OpenPostgres(database.ConnectionString, settings) : new InMemoryStorage(new() { MaxExpirationTime = settings.KeepFailed });
        storage.JobExpirationTimeout = settings.KeepEnded;
        return storage;
    }

    private static PostgreSqlStorage OpenPostgres(string connectionString, HangfireSettings settings)
    {
        // A pool of its own: workers that wait keep no page from its connection.
        var address = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "matchmaker-hangfire", MaxPoolSize = MostConnections }.ConnectionString;
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = settings.Schema,
            QueuePollInterval = settings.QueuePoll,
            InvisibilityTimeout = settings.Invisible,
            UseSlidingInvisibilityTimeout = settings.SaysThatItLives,
            DistributedLockTimeout = settings.LongestLock,

            // The node itself tries again while the database is away, and says so.
            StartupConnectionMaxRetries = 0,
            AllowDegradedModeWithoutStorage = false,
        };
        using var connection = new NpgsqlConnection(address);
        connection.Open();
        using (var locking = new NpgsqlCommand(OneAtATime, connection)) locking.ExecuteNonQuery();
        try
        {
            return new PostgreSqlStorage(new NpgsqlConnectionFactory(address, options), options);
        }
        finally
        {
            using var unlocking = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
            unlocking.ExecuteNonQuery();
        }
    }
}
