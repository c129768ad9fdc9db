using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Matchmaker.Contracts.Storage;

/// <summary>A line between a node and its database that a test can cut: what goes through it is passed on as it is.</summary>
public sealed class DatabaseLine : IDisposable
{
    private readonly ConcurrentDictionary<Socket, byte> _ends = new();
    private readonly DnsEndPoint _server;
    private TaskCompletionSource _flow = Flowing();
    private TcpListener? _listener;

    public DatabaseLine(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        _server = new(given.Host!, given.Port);
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
        Address = new NpgsqlConnectionStringBuilder(connectionString) { Host = IPAddress.Loopback.ToString(), Port = Port }.ConnectionString;
    }

    /// <summary>The database's address at this end of the line.</summary>
    public string Address { get; }

    private int Port { get; }

    /// <summary>Resets every connection, and refuses new ones: as where the server ends.</summary>
    public void Cut()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var end in _ends.Keys) Reset(end);
    }

    /// <summary>Lets everything stand open, and nothing through: as where packets are lost on the way.</summary>
    public void Swallow() => _flow = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets everything through again.</summary>
    public void Mend()
    {
        if (_listener is null) Listen(Port);
        _flow.TrySetResult();
    }

    public void Dispose()
    {
        Cut();
        _flow.TrySetResult();
    }

    private static TaskCompletionSource Flowing()
    {
        var flow = new TaskCompletionSource();
        flow.SetResult();
        return flow;
    }

    private void Listen(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = JoinAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
    }

    private async Task JoinAsync(Socket node)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _ends[node] = _ends[server] = 0;
        try
        {
            await server.ConnectAsync(_server);
            await Task.WhenAny(PassAsync(node, server), PassAsync(server, node));
        }
        catch (SocketException)
        {
            // The server itself is away.
        }
        finally
        {
            Reset(node);
            Reset(server);
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                await _flow.Task;
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut on one side.
        }
    }

    private void Reset(Socket end)
    {
        _ends.TryRemove(end, out _);
        try
        {
            end.LingerState = new(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }

        end.Dispose();
    }
}
