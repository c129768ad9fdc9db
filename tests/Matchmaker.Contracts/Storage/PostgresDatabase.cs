using Npgsql;

namespace Matchmaker.Contracts.Storage;

/// <summary>One database on a test server, dropped when disposed.</summary>
public sealed class PostgresDatabase(string adminConnectionString, string name) : IDisposable
{
    public string Name { get; } = name;

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(adminConnectionString) { Database = name }.ConnectionString;

    public void Dispose()
    {
        using (var own = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(own);
        using var connection = new NpgsqlConnection(adminConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)";
        command.ExecuteNonQuery();
    }
}
