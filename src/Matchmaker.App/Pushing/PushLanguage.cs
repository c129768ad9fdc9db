using System.Globalization;

namespace Matchmaker.App.Pushing;

/// <summary>The languages that digests are written in.</summary>
public static class PushLanguage
{
    public const string English = "en";

    public static IReadOnlyList<string> All { get; } = [English, "id", "vi", "th", "ko"];

    /// <summary>The culture to write with. English puts the day before the month, as the region does.</summary>
    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == English ? "en-GB" : language);

    /// <summary>The language of a culture such as <c>en-GB</c>, or English where digests are not written in it.</summary>
    public static string Of(CultureInfo culture) => All.Contains(culture.TwoLetterISOLanguageName) ? culture.TwoLetterISOLanguageName : English;

    /// <summary>Does something in a language, and leaves the thread's own as it was.</summary>
    public static T In<T>(string language, Func<T> say)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture(language);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
