using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Refuses a null within a list or an object of the body: no field of the API knows one, and what works on lists need not look for them.</summary>
internal static class ListsWithoutNulls
{
    public static void Apply(JsonTypeInfo type)
    {
        if (type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary && type.ElementType is { IsValueType: false }) type.OnDeserialized = Require;
    }

    private static void Require(object read)
    {
        foreach (var one in read is IDictionary named ? named.Values : (IEnumerable)read)
            if (one is null) throw new JsonException("there is a null in it. Leave it out.");
    }
}
