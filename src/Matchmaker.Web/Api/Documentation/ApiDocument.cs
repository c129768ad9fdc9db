using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>The description of the API in OpenAPI; the same for everybody, so that it is made once.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    public const string Name = "v1";

    private readonly Lazy<Task<OpenApiDocument>> _document = new(() => provider.GetOpenApiDocumentAsync());
    private (byte[] Json, string Tag)? _written;

    public Task<OpenApiDocument> ReadAsync() => _document.Value;

    public async Task<(byte[] Json, string Tag)> WriteAsync()
    {
        if (_written is { } written) return written;
        var text = await (await ReadAsync()).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        var json = Encoding.UTF8.GetBytes(text);
        written = (json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))}\"");
        _written = written;
        return written;
    }
}
