using System.Globalization;
using System.Resources;

namespace Matchmaker.App.Matching;

/// <summary>The words of reasons, in the language of <see cref="CultureInfo.CurrentUICulture"/>, or in English where that has none of its own.</summary>
internal static class ReasonTexts
{
    /// <summary>All languages' texts; each holds whole phrases, since the order of words differs from language to language.</summary>
    public static readonly ResourceManager Resources = new(typeof(ReasonTexts));

    /// <summary>The language that the texts are in.</summary>
    public static string Language => Of("Language");

    public static bool IsEnglish => Language == "en";

    /// <exception cref="InvalidOperationException">There is no such text, in any language.</exception>
    public static string Of(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"The texts of reasons have no '{key}'.");

    /// <summary>A text with something in it; numbers as <see cref="CultureInfo.CurrentCulture"/> writes them.</summary>
    public static string Of(string key, params ReadOnlySpan<object?> facts) => string.Format(CultureInfo.CurrentCulture, Of(key), facts);

    /// <summary>Things one after the other.</summary>
    public static string List(IEnumerable<string> things) => things.Aggregate((before, next) => Of("List", before, next));
}
