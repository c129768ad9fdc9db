using System.Net;
using System.Net.Sockets;

namespace Matchmaker.App.Webhooks;

/// <summary>Connects to where a name leads on the internet, looked up for that connection, so that a name that leads elsewhere the second time gains nothing.</summary>
internal static class PublicConnections
{
    /// <param name="place">Host and port.</param>
    /// <param name="allowPrivate">Whether addresses inside one's own network will do.</param>
    /// <param name="refused">What to throw where the name leads to none that will do.</param>
    /// <param name="cancellationToken">Stops the connecting.</param>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint place, bool allowPrivate, Func<Exception> refused, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(place.Host, cancellationToken);
        var allowed = allowPrivate ? addresses : Array.FindAll(addresses, PublicAddresses.Contains);
        if (allowed.Length == 0) throw refused();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, place.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
