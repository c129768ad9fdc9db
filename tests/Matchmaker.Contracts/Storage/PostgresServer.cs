using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchmaker.Contracts.Storage;

/// <summary>
/// The PostgreSQL server that tests use: the one that <c>MATCHMAKER_TEST_POSTGRES</c> names, else one that answers on this machine,
/// else one that the tests start for themselves where the server's programs are installed.
/// </summary>
public sealed class PostgresServer
{
    public const string Variable = "MATCHMAKER_TEST_POSTGRES";

    private static readonly Lazy<string?> Found = new(Find);
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly string _connectionString;
    private readonly Lazy<Task<PostgresDatabase>> _template;

    private PostgresServer(string connectionString)
    {
        _connectionString = connectionString;
        _template = new(CreateTemplateAsync);
    }

    /// <summary>
    /// Why tests that need PostgreSQL are skipped, or null where they run. Under CI they always run: a server that is missing there is a failure.
    /// </summary>
    public static string? SkipReason =>
        IsCi || Found.Value is not null || PostgresProcess.FindPrograms() is not null
            ? null
            : $"No PostgreSQL: {Variable} is not set, no server answers on this machine, and its programs (initdb, postgres) are not installed.";

    private static bool IsCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <summary>A new name on this server: nothing is there yet.</summary>
    public PostgresDatabase NewDatabase() => new(_connectionString, $"matchmaker_test_{Guid.NewGuid():N}");

    /// <summary>A new database that holds an empty registry: a copy of one that was migrated once.</summary>
    public async Task<PostgresDatabase> CreateRegistryAsync()
    {
        var template = await _template.Value;
        var database = NewDatabase();
        await ExecuteAsync($"CREATE DATABASE \"{database.Name}\" TEMPLATE \"{template.Name}\"");
        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (Found.Value is { } connectionString) return new(connectionString);
        var programs = PostgresProcess.FindPrograms()
            ?? throw new InvalidOperationException($"These tests need PostgreSQL: set {Variable} to a connection string of a user who may create databases, or install the server.");
        return new(await PostgresProcess.StartAsync(programs));
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return given;
        foreach (var user in new[] { Environment.GetEnvironmentVariable("PGUSER"), "postgres", Environment.UserName })
        {
            if (string.IsNullOrEmpty(user)) continue;
            var candidate = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Username = user, Database = "postgres", Timeout = 2 }.ConnectionString;
            if (Answers(candidate)) return candidate;
        }

        return null;
    }

    private static bool Answers(string connectionString)
    {
        try
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<PostgresDatabase> CreateTemplateAsync()
    {
        var template = NewDatabase();
        var registry = RegistryDatabase.At(template.ConnectionString);
        await registry.PrepareAsync();

        // A database with open connections cannot be copied.
        await using (var context = registry.CreateDbContext()) NpgsqlConnection.ClearPool((NpgsqlConnection)context.Database.GetDbConnection());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        return template;
    }
}
