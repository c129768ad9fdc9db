using System.Net.Mime;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>
/// A thing, or with a weak tag what was found at the time, with the ETag of its present form; nothing but the status where the caller has that form already.
/// </summary>
internal sealed class Tagged<T>(T value, bool isWeak = false) : IResult, IStatusCodeHttpResult, IValueHttpResult<T>, IEndpointMetadataProvider
{
    private const int TagBytes = 12;

    public T Value => value;

    T? IValueHttpResult<T>.Value => value;

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>The tag of a form of a thing.</summary>
    public static EntityTagHeaderValue TagOf(HttpContext context, T value) => TagOf(Serialise(context, value));

    /// <summary>Makes sure that a thing is still what the caller saw, where the caller says what it saw.</summary>
    /// <exception cref="PreconditionException">It is not.</exception>
    public static void RequireMatch(HttpContext context, T present)
    {
        var wanted = context.Request.GetTypedHeaders().IfMatch;
        if (context.Request.Headers.IfMatch.Count == 0) return;
        var tag = TagOf(context, present);
        if (!wanted.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true))) throw new PreconditionException();
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Serialise(httpContext, value);
        var tag = TagOf(body, isWeak);
        httpContext.Response.GetTypedHeaders().ETag = tag;
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = MediaTypeNames.Application.Json + "; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [MediaTypeNames.Application.Json]));

    private static EntityTagHeaderValue TagOf(byte[] body, bool isWeak = false) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\"", isWeak);

    private static byte[] Serialise(HttpContext context, T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
}
