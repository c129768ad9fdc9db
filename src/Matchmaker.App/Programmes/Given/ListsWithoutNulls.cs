using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Matchmaker.App.Programmes.Given;

/// <summary>Refuses a null within a list or an object of JSON: nothing that is given knows one, and what works on lists need not look for them.</summary>
public static class ListsWithoutNulls
{
    /// <summary>For the modifiers of a resolver of types.</summary>
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
