using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Web.Hosting;

namespace Matchmaker.Web.Tests.Nodes;

/// <summary>A node as a process of its own, with files of its own; all it shares with others is the database.</summary>
internal sealed class Node : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly HttpClient _client;

    private Node(Process process, int port)
    {
        _process = process;
        _client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    public HttpClient Client => _client;

    /// <summary>Starts one; at the same address as before where a port is given.</summary>
    public static async Task<Node> StartAsync(string database, string folder, string role, int? port = null, params string[] arguments)
    {
        var listening = port ?? FreePort();
        string[] all = ["dotnet", "exec", typeof(WebComposition).Assembly.Location, "--db", database, "--models", folder, "--role", role, "--urls", $"http://127.0.0.1:{listening}", "--mail:folder", Path.Combine(folder, "mail"), "--Retrain:Priority", "Normal", "--Mail:PublicAddress", $"http://127.0.0.1:{listening}", .. arguments];
        var process = Process.Start(FullDisk.Start(all))!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var node = new Node(process, listening);
        await node.UntilAsync(async () => await node.StatusAsync("/readyz") == HttpStatusCode.OK, "is ready");
        return node;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Fills its disk: no file of it may become larger. Null makes room again.</summary>
    public Task LimitAsync(long? bytes) => FullDisk.LimitAsync(ProcessId, bytes);

    /// <summary>Ends it as whoever runs it would: what is under way is brought to its end.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{ProcessId}"]);
        await _process.WaitForExitAsync();
    }

    public async Task<HttpStatusCode?> StatusAsync(string address)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public async Task<JsonElement> ReadinessAsync()
    {
        using var answer = await _client.GetAsync(new Uri("/readyz", UriKind.Relative));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task UntilAsync(Func<Task<bool>> holds, string what, TimeSpan? within = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            if (_process.HasExited) throw new InvalidOperationException($"The node ended with code {_process.ExitCode} before it {what}.");
            if (clock.Elapsed > (within ?? Patience)) throw new TimeoutException($"After {clock.Elapsed.TotalSeconds:0} seconds it was not seen that the node {what}.");
            await Task.Delay(100);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
        _client.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
