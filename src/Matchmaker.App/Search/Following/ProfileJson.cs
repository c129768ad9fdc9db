using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Matchmaker.App.Search.Following;

/// <summary>How profiles are stored in the index.</summary>
[JsonSerializable(typeof(IndexedActor))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ProfileJson : JsonSerializerContext
{
    /// <summary>Letters of every script as they are: escaped, they would take three times the room.</summary>
    public static readonly ProfileJson Plain = new(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
