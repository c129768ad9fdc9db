using System.Globalization;
using System.Resources;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components;

/// <summary>Names of countries in the language of the page: those of the region and its neighbours are translated, the others go by their English names.</summary>
public sealed class CountryTexts
{
    private static readonly ResourceManager Texts = new(typeof(CountryTexts));

    private CountryTexts()
    {
    }

    public static string NameOf(string country) => Texts.GetString(country, CultureInfo.CurrentUICulture) ?? Countries.Name(country);
}
