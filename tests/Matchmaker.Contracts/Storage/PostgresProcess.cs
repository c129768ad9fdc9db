using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Matchmaker.Contracts.Storage;

/// <summary>
/// Starts a PostgreSQL server of the tests' own on loopback, its files in a temporary folder. A small shell keeps it: when this process
/// ends, however it ends, the shell's input closes, and the shell stops the server and removes the files.
/// </summary>
internal static class PostgresProcess
{
    private const string Keeper = """
        set -e
        programs=$1 port=$2
        umask 077
        folder=$(mktemp -d "${TMPDIR:-/tmp}/matchmaker-postgres-XXXXXX")
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        "$programs/initdb" -D "$folder/files" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
        "$programs/postgres" -D "$folder/files" -p "$port" -h 127.0.0.1 -k "$folder" -F \
            -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 >"$folder/log" 2>&1 </dev/null &
        server=$!
        cat >/dev/null
        kill -INT $server 2>/dev/null || true
        wait $server || true
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // Held for as long as this process lives: collected, its input would close, and the server stop.
    private static Process? _keeper;

    /// <summary>The folder of initdb and postgres, or null where they are not installed. Windows is left to <c>MATCHMAKER_TEST_POSTGRES</c>.</summary>
    public static string? FindPrograms()
    {
        if (OperatingSystem.IsWindows()) return null;

        // Where packages put them first: what stands on the path may be a wrapper.
        var folders = new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt" }
            .Where(Directory.Exists)
            .SelectMany(installed => Directory.GetDirectories(installed).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    /// <summary>Starts a server and gives the connection string of its superuser.</summary>
    public static async Task<string> StartAsync(string programs)
    {
        var port = FreePort();
        var keeper = _keeper = StartKeeper(programs, port);
        var errors = keeper.StandardError.ReadToEndAsync();
        var connectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Database = "postgres",
            Timeout = 5,
        }.ConnectionString;
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync(connectionString))
        {
            if (keeper.HasExited) throw new InvalidOperationException($"PostgreSQL could not be started from {programs}: {await errors}");
            if (watch.Elapsed > StartLimit) throw new InvalidOperationException($"PostgreSQL from {programs} did not answer within {StartLimit.TotalSeconds} s.");
            await Task.Delay(100);
        }

        return connectionString;
    }

    // PostgreSQL refuses to run as root, so root hands over to the user that the package made.
    private static Process StartKeeper(string programs, int port)
    {
        string[] shell = ["sh", "-c", Keeper, "sh", programs, $"{port}"];
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("No shell could be started.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
