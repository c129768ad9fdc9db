using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>Gives every answer and body that has none an example, put together from those of its fields.</summary>
internal static class SampleTexts
{
    private const int Deepest = 6;

    public static Task Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var operation in document.Paths.Values.SelectMany(IEnumerable<OpenApiOperation> (path) => path.Operations is { } operations ? operations.Values : []))
        {
            IEnumerable<IOpenApiResponse> answers = operation.Responses is { } all ? all.Values : [];
            var bodies = answers.Select(answer => answer.Content).Append(operation.RequestBody?.Content).OfType<IDictionary<string, OpenApiMediaType>>();
            foreach (var (type, body) in bodies.SelectMany(content => content.ToList()))
                if (body.Example is null && type.Contains("json", StringComparison.Ordinal) && body.Schema is { } schema) body.Example = Of(schema, 0);
        }

        return Task.CompletedTask;
    }

    /// <summary>A value that fits a schema.</summary>
    public static JsonNode? Of(IOpenApiSchema schema, int depth)
    {
#pragma warning disable CS0618 // The framework writes the examples of comments there.
        if ((schema.Examples?.FirstOrDefault() ?? schema.Example) is { } given) return given.DeepClone();
#pragma warning restore CS0618
        if (schema.Enum is [{ } first, ..]) return first.DeepClone();
        if (depth > Deepest) return null;
        if (schema.OneOf?.FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } choice) return Of(choice, depth);
        var type = schema.Type & ~JsonSchemaType.Null;
        if (schema.Properties is { Count: > 0 } properties)
            return new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Of(property.Value, depth + 1))));
        return type switch
        {
            JsonSchemaType.Array => schema.Items is { } items ? new JsonArray(Of(items, depth + 1)) : [],
            JsonSchemaType.Object => new JsonObject(),
            JsonSchemaType.Integer => 1,
            JsonSchemaType.Number => 0.5,
            JsonSchemaType.Boolean => true,
            JsonSchemaType.String => schema.Format switch { "date-time" => "2026-11-22T01:00:00+00:00", "date" => "2026-11-22", _ => "text" },
            _ => null,
        };
    }
}
