using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Matchmaker.App.Webhooks;

namespace Matchmaker.App.Importing.Refreshing;

/// <summary>Brings what a source has to a file of this machine: by HTTPS from the internet, or out of the one folder that may be read.</summary>
public sealed class SourceReader(RefreshOptions options) : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const int MostRedirections = 5;

    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".json", ".gz"];

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        // Followed here, so that each place is looked at before it is asked.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, cancellationToken) => PublicConnections.ConnectAsync(
            context.DnsEndPoint, options.AllowPrivate, () => new ImportException("The address leads into a private network, which is not read from. Refresh:AllowPrivate lets it."), cancellationToken),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>What is wrong with an address; null where it may be tried.</summary>
    public string? Problem(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var place) && (place.Scheme == Uri.UriSchemeHttps || place.Scheme == Uri.UriSchemeHttp))
            return place.Scheme == Uri.UriSchemeHttps || options.AllowPrivate ? null : "must begin with https://.";
        if (options.Folder is null) return "must begin with https://. Files of the server can be read only where its administrator names a folder for them: Refresh:Folder.";
        return FileOf(address) is null ? $"must be the name of a file in {options.Folder}, without going out of it." : null;
    }

    /// <summary>Reads a source.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <returns>The file, or null where the server says that it is as before.</returns>
    /// <exception cref="ImportException">It cannot be read; the message says why.</exception>
    public async Task<ReadSource?> ReadAsync(RegistrySource source, string folder, CancellationToken cancellationToken)
    {
        if (Problem(source.Address) is { } problem) throw new ImportException($"The address {problem}");
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(options.TimeLimit);
        try
        {
            return FileOf(source.Address) is { } file ? await CopyAsync(file, folder, limited.Token) : await DownloadAsync(new(source.Address), source, folder, limited.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ImportException($"It was not read within {options.TimeLimit.TotalMinutes:0} minutes. Try again later, or raise Refresh:TimeLimit.", e);
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as ImportException ?? new ImportException($"The server could not be read from: {e.Message.TrimEnd('.')}. Check the address, or try again later.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The file could not be read or stored: {e.Message.TrimEnd('.')}. Check that it is there, and the room on the disk.", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private string? FileOf(string address)
    {
        if (options.Folder is not { } folder || address.Contains("://", StringComparison.Ordinal)) return null;
        var (whole, within) = (Path.GetFullPath(folder), Path.GetFullPath(address, Path.GetFullPath(folder)));
        return within.StartsWith(whole.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? within : null;
    }

    private async Task<ReadSource> CopyAsync(string file, string folder, CancellationToken cancellationToken)
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return await StoreAsync(from, Path.Combine(folder, Path.GetFileName(file)), null, cancellationToken);
    }

    private async Task<ReadSource?> DownloadAsync(Uri address, RegistrySource source, string folder, CancellationToken cancellationToken)
    {
        for (var redirections = 0; ; redirections++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("Matchmaker-Refresh/1");
            if (source.Hash is not null && EntityTagHeaderValue.TryParse(source.Tag, out var tag)) request.Headers.IfNoneMatch.Add(tag);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotModified) return null;
            if ((int)answer.StatusCode is >= 301 and <= 308 && answer.Headers.Location is { } elsewhere)
            {
                address = new Uri(address, elsewhere);
                if (redirections >= MostRedirections || (address.Scheme != Uri.UriSchemeHttps && !options.AllowPrivate)) throw new ImportException($"The server leads on and on, or to an address without encryption: {address.Host}. Give the last address itself.");
                continue;
            }

            if (!answer.IsSuccessStatusCode) throw new ImportException($"The server answered {(int)answer.StatusCode} {answer.ReasonPhrase}. Check the address.");
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return await StoreAsync(body, Path.Combine(folder, NameOf(answer, address, source.Format)), answer.Headers.ETag?.ToString(), cancellationToken);
        }
    }

    private async Task<ReadSource> StoreAsync(Stream from, string path, string? tag, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[BufferBytes];
        for (long all = 0; ;)
        {
            var count = await from.ReadAsync(buffer, cancellationToken);
            if (count == 0) break;
            if ((all += count) > (long)options.MostMegabytes << 20) throw new ImportException($"It has more than {options.MostMegabytes:N0} MB. Raise Refresh:MostMegabytes if that is right.");
            hash.AppendData(buffer, 0, count);
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return new(path, Convert.ToHexStringLower(hash.GetHashAndReset()), tag);
    }

    // The importer goes by the ending. A name from outside must not lead out of the folder.
    private static string NameOf(HttpResponseMessage answer, Uri address, string format)
    {
        var given = answer.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? Uri.UnescapeDataString(address.Segments[^1]);
        var name = string.Concat(given.Where(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '-' or '_')).TrimStart('.');
        return Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && name.Length <= 100 ? name : $"source{(format == ImportSource.Ror.Name ? ".json" : ".csv")}";
    }
}
