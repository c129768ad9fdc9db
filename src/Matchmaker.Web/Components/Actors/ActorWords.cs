using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Actors;

/// <summary>How actors' facts are put where they are shown.</summary>
public static class ActorWords
{
    /// <summary>Where it is: the city where one is known, and the country.</summary>
    public static string Place(string? city, string country) =>
        string.IsNullOrWhiteSpace(city) || city.Equals(Countries.Name(country), StringComparison.OrdinalIgnoreCase) ? Countries.Name(country) : $"{city}, {Countries.Name(country)}";

    /// <summary>A term as the beginning of a line.</summary>
    public static string Capitalised(string term) => term.Length == 0 ? term : char.ToUpperInvariant(term[0]) + term[1..];
}
