using Matchmaker.App.Access;
using Matchmaker.Web.Api.Protocol;
using Microsoft.Net.Http.Headers;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>Puts the description of the API together, and serves it.</summary>
internal static class ApiDocumentation
{
    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiErrors.Root[1..], StringComparison.Ordinal) == true;
            options.AddDocumentTransformer(DocumentTexts.Apply);
            options.AddOperationTransformer(OperationTexts.Apply);
            options.AddDocumentTransformer(SampleTexts.Apply);
        });
        services.AddSingleton<ApiDocument>();
    }

    public static void MapDocument(this IEndpointRouteBuilder api) => api.MapGet("/openapi.json", async (ApiDocument document) =>
    {
        var (json, tag) = await document.WriteAsync();
        return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(tag));
    }).Needs(Deed.ReadDirectory).ExcludeFromDescription();
}
