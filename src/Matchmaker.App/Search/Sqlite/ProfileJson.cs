using System.Text.Json.Serialization;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>How profiles are stored in the index.</summary>
[JsonSerializable(typeof(IndexedActor))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ProfileJson : JsonSerializerContext;
