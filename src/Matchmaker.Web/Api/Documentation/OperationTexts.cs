using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;
using Matchmaker.App.Access;
using Matchmaker.Web.Access;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>Adds to each operation what follows from its rule and method: who may, headers, failures, the example of its body.</summary>
internal static class OperationTexts
{
    /// <summary>The extension that names the scope a key needs.</summary>
    public const string Scope = "x-scope";

    /// <summary>The extension that says in words who may call.</summary>
    public const string Who = "x-who";

    private const string Problem = "Problem";
    private const string ProblemType = "application/problem+json";

    public static async Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        Deed? deed = metadata.OfType<NeedsAttribute>().LastOrDefault()?.Deed;
        var isOpen = deed is { } asked && AccessRules.May(Caller.Visitor, asked);
        var method = context.Description.HttpMethod!;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            parameter.Description ??= DescriptionOf(parameter.Name);
        }

        if (HttpMethods.IsPost(method)) AddHeader(operation, IdempotentPosts.Header, "Up to 100 characters that name what is wanted, such as a UUID. Sent again, the first answer is given and nothing is done again.");
        context.Document!.AddComponent(Problem, await context.GetOrCreateSchemaAsync(typeof(HttpValidationProblemDetails), cancellationToken: cancellationToken));
        var problem = new OpenApiSchemaReference(Problem, context.Document);
        if (IsTagged(operation, method)) AddTags(operation, method, problem);
        if (IsServedAlone(operation)) AddAsOf(operation);
        AddRights(operation, context, deed, isOpen);
        foreach (var (status, text) in Failures(context, operation, method, isOpen)) AddFailure(operation, status, text, problem);
        await AddBodyAsync(operation, context, cancellationToken);
        AddExample(operation, metadata.OfType<BodyExample>().LastOrDefault());
    }

    private static async Task AddBodyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.RequestBody?.Content is not { } content) return;
        foreach (var (type, body) in content)
        {
            if (type.StartsWith("multipart", StringComparison.Ordinal)) body.Schema = Form(context, body.Schema);
            else if (context.Description.ActionDescriptor.EndpointMetadata.OfType<PatchOf>().LastOrDefault() is { } patch)
            {
                // The fields are those of the whole, but none has to be there.
                var whole = await context.GetOrCreateSchemaAsync(patch.Form, cancellationToken: cancellationToken);
                body.Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = whole.Properties };
            }
        }
    }

    // The framework gives the parts of a form one by one, without what is said of them.
    private static OpenApiSchema Form(OpenApiOperationTransformerContext context, IOpenApiSchema? given)
    {
        var parts = (given?.AllOf ?? []).SelectMany(part => part.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToDictionary(part => part.Key, part => part.Value);
        foreach (var parameter in context.Description.ParameterDescriptions)
        {
            if (!parts.TryGetValue(parameter.Name, out var part) || part is not OpenApiSchema schema) continue;
            schema.Description = (parameter.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.GetCustomAttribute<DescriptionAttribute>()?.Description;
        }

        return new() { Type = JsonSchemaType.Object, Properties = parts, Required = given?.Required };
    }

    private static void AddRights(OpenApiOperation operation, OpenApiOperationTransformerContext context, Deed? deed, bool isOpen)
    {
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions[Who] = new JsonNodeExtension(isOpen ? "Everybody." : deed is { } needed ? AccessRules.WhoMay(needed) : "Everybody who has signed in as a person; no key.");
        if (isOpen) return;
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(DocumentTexts.CookieScheme, context.Document)] = [] }];
        if (deed is not { } done || AccessRules.ScopeOf(done) is not { } scope) return;
        operation.Extensions[Scope] = new JsonNodeExtension(scope);
        operation.Security.Insert(0, new() { [new OpenApiSecuritySchemeReference(DocumentTexts.KeyScheme, context.Document)] = [scope] });
    }

    private static IEnumerable<(int Status, string Text)> Failures(OpenApiOperationTransformerContext context, OpenApiOperation operation, string method, bool isOpen)
    {
        var isChange = !HttpMethods.IsGet(method);
        yield return (400, "A parameter or the body cannot be understood.");
        if (!isOpen)
        {
            yield return (401, "No key or sign-in, or a key that is unknown, revoked or expired.");
            yield return (403, "The caller may not do this, or not for this actor.");
        }

        if (context.Description.RelativePath!.Contains('{') || operation.OperationId is "getExposure" or "getBalancePrice" or "getActiveModel") yield return (404, "There is none, or none that the caller may see.");
        if (isChange && !HttpMethods.IsDelete(method))
        {
            yield return (409, "It cannot go this way from where it stands.");
            yield return (413, "The body is too long.");
            yield return (422, "What is asked for breaks a rule; errors say which, by field.");
            if (operation.RequestBody is not null) yield return (415, "The body is of another type than those named here.");
        }

        if (operation.OperationId == "listSuggestions") yield return (422, "A wish is out of its bounds, or does not go with another.");
        if (operation.OperationId is "getOutcomes" or "getExposure" or "getBalancePrice") yield return (422, "The period or the floor is none.");
        yield return (503, Absent(operation.OperationId, isChange));

        if (HttpMethods.IsGet(method) && operation.Parameters!.OfType<OpenApiParameter>().Any(parameter => parameter.In == ParameterLocation.Query)) yield return (414, "The address with its parameters is too long.");

        yield return (429, "Too many requests; wait as long as Retry-After says.");
        yield return (500, "Something unforeseen; tell the administrator the traceId.");
    }

    // What is answered from the index and the model in memory while the database is away.
    private static bool IsServedAlone(OpenApiOperation operation) => operation.OperationId is "searchActors" or "completeSearch" or "getActor" or "listSuggestions" or "explainSuggestion";

    private static void AddAsOf(OpenApiOperation operation)
    {
        if (operation.Responses?.GetValueOrDefault("200") is not OpenApiResponse found) return;
        found.Headers ??= new Dictionary<string, IOpenApiHeader>();
        found.Headers[AwaySign.Header] = new OpenApiHeader { Description = "There only while the database cannot be reached: the time that this is as of.", Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" } };
    }

    // Whoever asks is looked up in the registry; only who was here shortly before is answered without it.
    private static string Absent(string? operation, bool isChange) => (operation switch
    {
        "listSuggestions" or "explainSuggestion" => "No model serves at present, or the registry cannot be reached and the caller was not here shortly before",
        "searchActors" or "completeSearch" => "The search index cannot be used at present, or the registry cannot be reached and the key was not used shortly before",
        "getActor" => "The registry cannot be reached at present, and the index does not know the actor",
        _ => isChange ? "The registry is being written to by another piece of work, or cannot be reached" : "The registry cannot be reached at present",
    }) + "; try again as long after as Retry-After says.";

    private static void AddFailure(OpenApiOperation operation, int status, string text, IOpenApiSchema problem)
    {
        operation.Responses ??= [];
        var key = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        operation.Responses[key] = new OpenApiResponse
        {
            Description = text,
            Headers = status is 429 or 503 ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeader { Description = "How many seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } } } : null,
            Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = problem, Example = ExampleOf(status, text) } },
        };
    }

    private static JsonObject ExampleOf(int status, string text)
    {
        var example = new JsonObject
        {
            ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = text,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (status is 422) example["errors"] = new JsonObject { ["country"] = new JsonArray("'XX' is not a two-letter ISO 3166-1 code, such as VN.") };
        return example;
    }

    // Single things have a tag: what is answered as one object of its own address. So have the lists that are asked for most.
    private static bool IsTagged(OpenApiOperation operation, string method) =>
        (HttpMethods.IsGet(method) && operation.OperationId?.StartsWith("get", StringComparison.Ordinal) == true && operation.OperationId != "getImportRejects")
        || operation.OperationId is "changeActor" or "changeWebhook" or "changeContact" or "changeList" or "changeJobSchedule" or "decideVerification" or "searchActors" or "listActors" or "listSuggestions" or "explainSuggestion";

    private static void AddTags(OpenApiOperation operation, string method, IOpenApiSchema problem)
    {
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse found)
            found.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = new OpenApiHeader { Description = "Names this form of it.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } } };
        if (HttpMethods.IsGet(method))
        {
            AddHeader(operation, "If-None-Match", "An ETag: where it still holds, the answer is 304 without a body.");
            operation.Responses!["304"] = new OpenApiResponse { Description = "It is what If-None-Match names." };
            return;
        }

        AddHeader(operation, "If-Match", "An ETag: the change is made only where it still holds.");
        AddFailure(operation, 412, "It was changed since it was read, or, also without If-Match, by another request at the same moment.", problem);
    }

    private static void AddHeader(OpenApiOperation operation, string name, string text) =>
        operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static void AddExample(OpenApiOperation operation, BodyExample? example)
    {
        if (example is null || operation.RequestBody?.Content is not { } content) return;
        foreach (var body in content.Values) body.Example = JsonNode.Parse(example.Json);
    }

    private static string? DescriptionOf(string parameter) => parameter switch
    {
        "actorId" => "Key of the actor.",
        "partnerId" => "Key of the partner.",
        "id" => "Its key.",
        "deliveryId" => "Key of the delivery.",
        "name" => "Version of the model.",
        "job" => "Name of the job.",
        "firstId" or "secondId" => "Key of one of the two actors.",
        "cursor" => "Where to go on: nextCursor of the part before.",
        "limit" => "How many, 1 to 100; 20 where left out.",
        _ => null,
    };
}
