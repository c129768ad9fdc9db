using Npgsql;

namespace Matchmaker.App.Storage;

/// <summary>Reads PostgreSQL connection strings, both as keywords and as a URL.</summary>
internal static class PostgresAddress
{
    private static readonly string[] UrlSchemes = ["postgres://", "postgresql://"];

    public static bool Recognises(string address) =>
        IsUrl(address) || address.Contains("Host=", StringComparison.OrdinalIgnoreCase) || address.Contains("Server=", StringComparison.OrdinalIgnoreCase);

    public static NpgsqlConnectionStringBuilder Parse(string address)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = IsUrl(address) ? FromUrl(new Uri(address)) : new NpgsqlConnectionStringBuilder(address);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // The address may hold a password, and so may what the parser says of it: neither is repeated, here or as the inner exception.
            throw new StorageException("The PostgreSQL connection string cannot be read. Write it as Host=…;Port=5432;Database=…;Username=…;Password=….");
        }

        if (string.IsNullOrEmpty(connection.Host)) throw new StorageException("The PostgreSQL connection string names no host. Add Host=….");
        if (string.IsNullOrEmpty(connection.Database)) throw new StorageException("The PostgreSQL connection string names no database. Add Database=….");
        return connection;
    }

    private static bool IsUrl(string address) => Array.Exists(UrlSchemes, scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(url.AbsolutePath.Trim('/')),
        };
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var setting in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('=', 2);
            var value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            builder[Keyword(parts[0])] = parts[0] == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder;
    }

    // The names that the server's own library gives to settings, where Npgsql's differ by more than case and spaces.
    private static string Keyword(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        _ => name.Replace('_', ' '),
    };
}
