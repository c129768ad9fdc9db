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
        try
        {
            return IsUrl(address) ? FromUrl(new Uri(address)) : new NpgsqlConnectionStringBuilder(address);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The address itself may hold a password: the message does not repeat it.
            throw new StorageException("The PostgreSQL connection string cannot be read. Write it as Host=…;Port=5432;Database=…;Username=…;Password=….", e);
        }
    }

    private static bool IsUrl(string address) => Array.Exists(UrlSchemes, scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Database = url.AbsolutePath.Trim('/'),
        };
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        return builder;
    }
}
