using System.Globalization;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Actors;

/// <summary>How actors' facts are put where they are shown.</summary>
public static class ActorWords
{
    /// <summary>Where it is: the city where one is known, and the country.</summary>
    public static string Place(string? city, string country) => CountryTexts.PlaceOf(city, country);

    /// <summary>A term as the beginning of a line.</summary>
    public static string Capitalised(string term) => term.Length == 0 ? term : char.ToUpperInvariant(term[0]) + term[1..];

    /// <summary>The name of a language; its tag where nobody knows it.</summary>
    public static string Language(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            var name = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? culture.EnglishName : culture.DisplayName;
            return name.Length == 0 ? tag : name;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>What to show of a web address; null where it is none that a browser should follow.</summary>
    public static string? Host(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri.Host + uri.AbsolutePath.TrimEnd('/') : null;
}
