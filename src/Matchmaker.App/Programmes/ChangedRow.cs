using System.Text.Json;

namespace Matchmaker.App.Programmes;

/// <summary>One row of the database before and after a change.</summary>
/// <param name="Type">Name of the entity.</param>
/// <param name="Key">Its key, property by property.</param>
/// <param name="Before">What changed, as it was, property by property; null where the row is new.</param>
/// <param name="After">The same as it became; null where the row went.</param>
internal sealed record ChangedRow(string Type, Dictionary<string, JsonElement> Key, Dictionary<string, JsonElement>? Before, Dictionary<string, JsonElement>? After);
