using System.Globalization;
using System.Resources;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>The words of an assignment's account, in the language of <see cref="CultureInfo.CurrentUICulture"/>, or in English where that has none of its own.</summary>
internal static class MentoringTexts
{
    /// <summary>All languages' texts; each holds whole phrases.</summary>
    public static readonly ResourceManager Resources = new(typeof(MentoringTexts));

    public static string Language => Of("Language");

    /// <exception cref="InvalidOperationException">There is no such text, in any language.</exception>
    public static string Of(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"The texts of mentoring have no '{key}'.");

    /// <summary>A text with something in it; numbers as <see cref="CultureInfo.CurrentCulture"/> writes them.</summary>
    public static string Of(string key, params ReadOnlySpan<object?> facts) => string.Format(CultureInfo.CurrentCulture, Of(key), facts);

    /// <summary>Things one after the other; of many, the first ones and how many more.</summary>
    public static string List(IReadOnlyCollection<string> things, int most = 4)
    {
        var list = things.Take(most).DefaultIfEmpty("").Aggregate((before, next) => Of("List", before, next));
        return things.Count > most ? Of("ListMore", list, things.Count - most) : list;
    }
}
