using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Matchmaker.Benchmarks;

/// <summary>The web app as a process of its own, on a free port of this machine.</summary>
internal sealed class WebProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private WebProcess(Process process, Uri address, double secondsToReady)
    {
        (_process, Address, SecondsToReady) = (process, address, secondsToReady);
    }

    public Uri Address { get; }

    /// <summary>From its start until it said that it is ready.</summary>
    public double SecondsToReady { get; }

    /// <summary>The most memory it has held at once.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it on a registry and waits until it is ready.</summary>
    public static WebProcess Start(string registry)
    {
        var app = typeof(WebProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "WebApp").Value!;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", ["exec", app, "--db", registry, "--urls", address.ToString(), "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:Microsoft.AspNetCore", "Warning"]);
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The web app did not start.");
        using var client = new HttpClient { BaseAddress = address };
        while (!IsReady(client))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience) throw new InvalidOperationException("The web app did not become ready.");
            Thread.Sleep(20);
        }

        return new(process, address, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static bool IsReady(HttpClient client)
    {
        try
        {
            using var answer = client.GetAsync(new Uri("/readyz", UriKind.Relative)).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
