using System.Net.Http.Headers;
using System.Text;

namespace Matchmaker.App.Webhooks;

/// <summary>
/// Tells an address of an event: a POST that follows no redirection, goes through no proxy, keeps no cookies and connects only to where the name leads on the internet, looked up for that connection,
/// so that a name that leads elsewhere the second time gains nothing.
/// </summary>
public sealed class WebhookClient(WebhookOptions options, TimeProvider time) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = options.TimeLimit,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, cancellationToken) => PublicConnections.ConnectAsync(
            context.DnsEndPoint, options.AllowPrivate, () => new WebhookException("The address leads into a private network, where nothing is sent."), cancellationToken),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a delivery once.</summary>
    /// <returns>What came of it; never throws but where it is cancelled.</returns>
    public async Task<WebhookAnswer> SendAsync(Uri address, string secret, WebhookDelivery delivery, CancellationToken cancellationToken = default)
    {
        if (!options.AllowPrivate && address.Scheme != Uri.UriSchemeHttps) return new(null, "The address must begin with https://.");
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(options.TimeLimit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Payload)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.UserAgent.ParseAdd("Matchmaker-Webhooks/1");
            request.Headers.Add("Matchmaker-Delivery", FormattableString.Invariant($"{delivery.Id}"));
            request.Headers.Add("Matchmaker-Event", delivery.Type);
            request.Headers.Add("Matchmaker-Event-Id", delivery.EventId);
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, time.GetUtcNow(), delivery.Payload));

            // What it says besides the status is not read: nobody wants it, and it could go on for ever.
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            var status = (int)answer.StatusCode;
            return status switch
            {
                >= 200 and < 300 => new(status, null),
                >= 300 and < 400 => new(status, $"The receiver answered {status}: redirections are not followed. Give the address that it leads to."),
                _ => new(status, $"The receiver answered {status}."),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, $"The receiver did not answer within {options.TimeLimit.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException e)
        {
            return new(null, e.InnerException is WebhookException refused ? refused.Message : Words(e));
        }
    }

    public void Dispose() => _client.Dispose();

    // Reasons without addresses: they could tell an outsider what there is in this network.
    private static string Words(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "There is no host of that name.",
        HttpRequestError.SecureConnectionError => "The receiver's certificate is not valid, or it does not speak TLS.",
        HttpRequestError.ConnectionError => "The receiver could not be reached.",
        _ => "The receiver broke off before it answered.",
    };
}
