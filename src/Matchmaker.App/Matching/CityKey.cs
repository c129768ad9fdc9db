using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Spells cities so that one city has one text: the country's code and the folded name, since Valencia in Spain is not Valencia in the Philippines.</summary>
internal static class CityKey
{
    /// <summary>Null where no city is named.</summary>
    public static string? Of(string country, string? city) => city is not null && NameNormaliser.Normalise(city) is { Length: > 0 } name ? $"{country} {name}" : null;
}
