using System.Collections.Frozen;
using System.Globalization;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Languages as people write them: tags, English names and own names. Scripts and regions are left out: who speaks zh-Hant and zh-Hans understand each other well enough.</summary>
internal static class SpokenLanguages
{
    private static readonly (string Word, string Code)[] Others =
    [
        ("bahasa", "id"), ("bahasa indonesia", "id"), ("bahasa melayu", "ms"), ("malaysian", "ms"), ("tagalog", "fil"), ("tl", "fil"), ("pilipino", "fil"), ("mandarin", "zh"), ("putonghua", "zh"), ("myanmar", "my"), ("burmese", "my"),
        ("khmer", "km"), ("cambodian", "km"), ("lao", "lo"), ("laotian", "lo"), ("tetum", "tet"), ("tetun", "tet"), ("cebuano", "ceb"), ("bisaya", "ceb"), ("javanese", "jv"), ("sundanese", "su"), ("hangul", "ko"), ("tiếng việt", "vi"),
    ];

    private static readonly Lazy<FrozenDictionary<string, string>> ByWord = new(Words);

    /// <summary>The primary tag; null where no language is known by that.</summary>
    public static string? Parse(string word)
    {
        var text = word.Trim();
        if (ByWord.Value.TryGetValue(NameNormaliser.Normalise(text), out var code)) return code;
        var dash = text.AsSpan().IndexOfAny('-', '_');
        return dash is 2 or 3 && ByWord.Value.TryGetValue(text[..dash].ToLowerInvariant(), out code) ? code : null;
    }

    /// <summary>A language that may have been meant; null where none is like it.</summary>
    public static string? Closest(string word) => Nearest.Of(word, ByWord.Value.Keys.Where(known => known.Length > 3)) is { } like ? $"{like} ({ByWord.Value[like]})" : null;

    /// <summary>Its name in the present language.</summary>
    public static string Name(string code)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(code);
            return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? culture.EnglishName : culture.DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static FrozenDictionary<string, string> Words()
    {
        var words = new Dictionary<string, string>();
        foreach (var (word, code) in Others) words[NameNormaliser.Normalise(word)] = code;
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures))
        {
            // Neutral cultures with a script have the same language as the one without.
            if (culture.Name.Length is < 2 or > 3) continue;
            foreach (var word in new[] { culture.Name, culture.EnglishName, culture.NativeName, culture.ThreeLetterISOLanguageName })
                if (NameNormaliser.Normalise(word) is { Length: > 1 } folded) words.TryAdd(folded, culture.Name);
        }

        return words.ToFrozenDictionary();
    }
}
