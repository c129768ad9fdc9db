using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>Reads out of the description of the API what its page shows.</summary>
internal static class DocumentedApi
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<DocumentedGroup> Groups(OpenApiDocument document)
    {
        var all = document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(operation => (Group: operation.Value.Tags?.FirstOrDefault()?.Name, Shown: Show(path.Key, operation.Key, operation.Value)))).ToLookup(one => one.Group, one => one.Shown);
        return [.. (document.Tags ?? new HashSet<OpenApiTag>()).Select(tag => new DocumentedGroup(tag.Name!, tag.Description ?? "", [.. all[tag.Name]])).Where(group => group.Operations.Count > 0)];
    }

    private static DocumentedOperation Show(string path, HttpMethod method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.FirstOrDefault();
        var scope = Extension(operation, OperationTexts.Scope);
        return new()
        {
            Id = operation.OperationId ?? "",
            Method = method.Method,
            Path = path,
            Summary = operation.Summary ?? "",
            Text = operation.Description,
            Who = Extension(operation, OperationTexts.Who) ?? "",
            Scope = scope,
            Parameters = [.. (operation.Parameters ?? []).Select(parameter => new DocumentedField(parameter.Name ?? "", $"{parameter.In?.ToString().ToLowerInvariant()}, {TypeOf(parameter.Schema)}", parameter.Required, parameter.Description))],
            Fields = body?.Value.Schema is { } schema ? Fields(schema) : [],
            Answers = [.. (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => new DocumentedAnswer(answer.Key, answer.Value.Description ?? "", answer.Key[0] == '2' ? Sample(answer.Value) : null))],
            Curl = ApiExample.Curl(path, method.Method, operation, isOpen: operation.Security is null or { Count: 0 }, needsCookie: scope is null),
        };
    }

    private static string? Sample(IOpenApiResponse answer) => answer.Content?.Values.FirstOrDefault()?.Example is { } example ? example.ToJsonString(Indented) : null;

    private static List<DocumentedField> Fields(IOpenApiSchema schema) =>
        [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(field => new DocumentedField(field.Key, TypeOf(field.Value), schema.Required?.Contains(field.Key) == true, field.Value.Description))];

    private static string? Extension(OpenApiOperation operation, string name) => operation.Extensions is { } all && all.TryGetValue(name, out var one) && one is JsonNodeExtension { Node: JsonValue value } ? value.GetValue<string>() : null;

    private static string TypeOf(IOpenApiSchema? schema)
    {
        if (schema is null) return "any";
        if (schema.OneOf?.FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } choice) return TypeOf(choice);
        if (schema.Enum is { Count: > 0 } values) return string.Join(" | ", values.Select(value => value?.ToString()));
        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Array => $"list of {TypeOf(schema.Items)}",
            null => "any",
            var type => schema.Format is { } format && type == JsonSchemaType.String ? format : type.Value.ToString().ToLowerInvariant(),
        };
    }
}
