using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Matchmaker.App.Tests.Webhooks;

/// <summary>A program that is told of events, and answers as a test says: with a status, or 0 for never.</summary>
internal sealed class SmallReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<int, int> _answer;
    private int _count;

    /// <param name="answer">The status of each request, by its number from 1.</param>
    public SmallReceiver(Func<int, int> answer)
    {
        _answer = answer;
        for (var port = 20_000 + Random.Shared.Next(30_000); ; port++)
        {
            try
            {
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                _listener.Start();
                Address = $"http://127.0.0.1:{port}/hook";
                break;
            }
            catch (HttpListenerException)
            {
                // Somebody has that port.
            }
        }

        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Path, headers and body of what came.</summary>
    public ConcurrentQueue<(string Path, WebHeaderCollection Headers, string Body)> Heard { get; } = [];

    public void Dispose() => _listener.Close();

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
