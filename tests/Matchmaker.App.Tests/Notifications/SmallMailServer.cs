using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Matchmaker.App.Tests.Notifications;

/// <summary>A mail server that says what a test wants it to say: to each line of the client the script gives the answer; null breaks the connection off, and an endless task hangs.</summary>
internal sealed class SmallMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<string, Task<string?>> _script;
    private readonly Task _serving;

    public SmallMailServer(Func<string, Task<string?>> script)
    {
        _script = script;
        _listener.Start();
        _serving = ServeAsync();
    }

    public SmallMailServer(Func<string, string?> script)
        : this(line => Task.FromResult(script(line)))
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that were taken, as they came.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>What a friendly server answers.</summary>
    public static string? Friendly(string line) => line.Split(' ', ':')[0].ToUpperInvariant() switch
    {
        "" => "220 small ready",
        "EHLO" => "250-small\r\n250 8BITMIME",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _serving;
        _listener.Stop();
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            for (var line = ""; line is not null; line = await reader.ReadLineAsync(_ending.Token))
            {
                if (await _script(line).WaitAsync(_ending.Token) is not { } answer) return;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), _ending.Token);
                if (!answer.StartsWith("354", StringComparison.Ordinal)) continue;
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(_ending.Token) is { } part && part != ".") mail.AppendLine(part);
                Taken.Add(mail.ToString());
                if (await _script(".").WaitAsync(_ending.Token) is not { } verdict) return;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(verdict + "\r\n"), _ending.Token);
            }
        }
        catch (IOException)
        {
            // The client broke off.
        }
    }
}
