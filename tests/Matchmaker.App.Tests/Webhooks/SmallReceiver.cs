using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Matchmaker.App.Tests.Webhooks;

/// <summary>A program that is told of events, and answers as a test says: with a status, or 0 for never.</summary>
internal sealed class SmallReceiver : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<int, int> _answer;
    private int _count;

    /// <param name="answer">The status of each request, by its number from 1.</param>
    public SmallReceiver(Func<int, int> answer)
    {
        _answer = answer;
        (_listener, Address) = Listening();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Path, headers and body of what came.</summary>
    public ConcurrentQueue<(string Path, WebHeaderCollection Headers, string Body)> Heard { get; } = [];

    public void Dispose() => _listener.Close();

    /// <summary>A listener at a port that nobody has: one that could not start is closed for good, so each try is a new one.</summary>
    private static (HttpListener Listener, string Address) Listening()
    {
        for (var port = 20_000 + Random.Shared.Next(30_000); ; port++)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, $"http://127.0.0.1:{port}/hook");
            }
            catch (HttpListenerException)
            {
                // Somebody has that port.
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            Heard.Enqueue((context.Request.Url!.AbsolutePath, (WebHeaderCollection)context.Request.Headers, await reader.ReadToEndAsync()));
            var status = _answer(Interlocked.Increment(ref _count));
            if (status == 0) continue;
            context.Response.StatusCode = status;
            if (status is >= 300 and < 400) context.Response.RedirectLocation = "/elsewhere";
            context.Response.Close();
        }
    }
}
