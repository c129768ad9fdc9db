using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Matchmaker.Web.Hosting;

/// <summary>
/// Serves the browser's half of Blazor where the build did not bring it as a static asset: read out of an assembly that carries it as a resource. That assembly is
/// never loaded.
/// </summary>
internal static class BlazorScript
{
    private const string Address = "/_framework/blazor.web.js";
    private const string Resource = "_framework/blazor.web.js";

    public static void MapBlazorScript(this IEndpointRouteBuilder app)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "blazor-script", "Microsoft.AspNetCore.Components.Endpoints.dll");
        if (!File.Exists(path)) return;
        var script = Read(path);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(script))[..16]}\"");
        app.MapGet(Address, () => Results.Bytes(script, "text/javascript; charset=utf-8", entityTag: tag)).ExcludeFromDescription();
    }

    private static byte[] Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).First(one => metadata.GetString(one.Name) == Resource);
        var start = file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress;
        var reader = file.GetSectionData(start + (int)resource.Offset).GetReader();
        return reader.ReadBytes(reader.ReadInt32());
    }
}
