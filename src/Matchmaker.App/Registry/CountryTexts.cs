using System.Globalization;
using System.Resources;

namespace Matchmaker.App.Registry;

/// <summary>Names of countries in the present language: those of the region and its neighbours are translated, the others go by their English names.</summary>
public sealed class CountryTexts
{
    private static readonly ResourceManager Texts = new(typeof(CountryTexts));

    private CountryTexts()
    {
    }

    public static string NameOf(string country) => Texts.GetString(country, CultureInfo.CurrentUICulture) ?? Countries.Name(country);

    /// <summary>Where something is: the city where one is known, and the country; a city that is its country stands once.</summary>
    public static string PlaceOf(string? city, string country) =>
        string.IsNullOrWhiteSpace(city) || city.Equals(Countries.Name(country), StringComparison.OrdinalIgnoreCase) ? NameOf(country) : $"{city}, {NameOf(country)}";
}
