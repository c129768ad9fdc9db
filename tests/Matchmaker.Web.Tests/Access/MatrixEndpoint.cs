using System.Text;
using Matchmaker.App.Access;
using Matchmaker.Web.Access;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Matchmaker.Web.Tests.Access;

/// <summary>An address of the app with its method and its rule.</summary>
internal sealed class MatrixEndpoint(RouteEndpoint endpoint, string method)
{
    public string Method => method;

    public string Pattern => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>What a caller must be allowed to do; null where it names nothing.</summary>
    public Deed? Deed => endpoint.Metadata.GetOrderedMetadata<NeedsAttribute>() is [.., var needs] ? needs.Deed : null;

    /// <summary>Whether it is for everybody who has signed in, as a person.</summary>
    public bool IsForPeople => Deed is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    public bool IsPage => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public bool IsOfApi => Pattern.StartsWith("/api/v1/", StringComparison.Ordinal);

    public bool IsOfAnActor => endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name == "actorId");

    /// <summary>All addresses that the app itself made; those of its framework begin with an underline.</summary>
    public static IEnumerable<MatrixEndpoint> All(EndpointDataSource source) =>
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where !pattern.StartsWith("/_", StringComparison.Ordinal) && endpoint.DisplayName?.Contains("static assets", StringComparison.OrdinalIgnoreCase) != true && !Path.HasExtension(pattern.Replace("openapi.json", "", StringComparison.Ordinal))
        || pattern.StartsWith("/api/", StringComparison.Ordinal)
        let isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        from method in isPage ? ["GET"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not ("HEAD" or "OPTIONS")
        select new MatrixEndpoint(endpoint, method);

    /// <summary>A request with values for what the address leaves open, and a body that it takes. Other keys and names are such as there are none, unless they are given.</summary>
    public HttpRequestMessage Request(long actorId, long other = 987_654, string name = "none-such")
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "actorId" } => $"{actorId}",
            RoutePatternParameterPart { Name: "partnerId" } => $"{actorId + 1}",
            RoutePatternParameterPart { Name: "culture" } => "en",
            RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(policy => policy.Content is "long" or "int") ? $"{other}" : name,
            _ => "",
        }))));
        var request = new HttpRequestMessage(new(method), "/" + path + (Pattern.EndsWith("/completions", StringComparison.Ordinal) ? "?q=a" : ""));
        if (endpoint.Metadata.GetOrderedMetadata<BodyExample>() is [.., var example]) request.Content = new StringContent(example.Json, Encoding.UTF8, "application/json");
        else if (method == "POST" && Pattern == "/api/v1/imports")
            request.Content = new MultipartFormDataContent { { new StringContent("no such columns\n"), "files", "actors.csv" } };
        return request;
    }

    public override string ToString() => $"{Method} {Pattern}";
}
