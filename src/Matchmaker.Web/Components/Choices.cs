using System.Collections.Concurrent;
using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components;

/// <summary>What lists of the pages offer to choose from, in the language of the pages.</summary>
public static class Choices
{
    private static readonly string[] LanguageCodes =
        ["en", "id", "ms", "vi", "th", "km", "lo", "my", "fil", "ko", "zh", "ja", "ta", "hi", "pt", "fr", "de", "es", "it", "nl", "ar", "jv", "su", "ceb", "tet"];

    private static readonly ConcurrentDictionary<(string List, string Language), IReadOnlyList<Choice>> Made = new();

    /// <summary>Countries by name, those of the region first.</summary>
    public static IReadOnlyList<Choice> Countries => InLanguage(nameof(Countries), () =>
        [.. App.Registry.Countries.Codes.Select(code => new Choice(code, CountryTexts.NameOf(code))).OrderBy(choice => !App.Registry.Countries.Asean.Contains(choice.Value)).ThenBy(choice => choice.Text, StringComparer.Ordinal)]);

    /// <summary>Sectors, each under its parent.</summary>
    public static IReadOnlyList<Choice> Sectors => InLanguage(nameof(Sectors), () => Tree(Taxonomy.Sectors));

    /// <summary>What can be offered or needed, each under its parent.</summary>
    public static IReadOnlyList<Choice> Interests => InLanguage(nameof(Interests), () => Tree(Taxonomy.Interests));

    public static IReadOnlyList<Choice> MentoringTopics => InLanguage(nameof(MentoringTopics), () => [.. Mentoring.Topics.Select(topic => new Choice(topic.Code, NameOf(topic)))]);

    /// <summary>Languages by their own name and in that of the pages.</summary>
    public static IReadOnlyList<Choice> Languages =>
        InLanguage(nameof(Languages), () => [.. LanguageCodes.Select(code => new Choice(code, LanguageName(code))).OrderBy(choice => choice.Text, StringComparer.CurrentCultureIgnoreCase)]);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>What to call a language.</summary>
    public static string LanguageName(string code)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(code);
            var name = Language == "en" ? culture.EnglishName : culture.DisplayName;
            return name == culture.NativeName || name.StartsWith("Unknown", StringComparison.Ordinal) ? name : $"{name} ({culture.NativeName})";
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary>The style class of a helix: its colour.</summary>
    public static string ClassOf(Helix helix) => "mm-helix mm-helix-" + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(helix.ToString());

    private static List<Choice> Tree(Taxonomy taxonomy)
    {
        List<Choice> all = [];
        void Add(TaxonomyTerm term, int depth)
        {
            all.Add(new(term.Code, new string('\u2003', depth) + NameOf(term)));
            foreach (var child in taxonomy.Children(term.Code)) Add(child, depth + 1);
        }

        foreach (var root in taxonomy.Terms.Where(term => term.Parent is null)) Add(root, 0);
        return all;
    }

    // Words of other languages are listed to be searched for: they begin small where the English name begins large.
    private static string NameOf(TaxonomyTerm term) =>
        term.In(Language) is not { } name ? term.Name : char.IsUpper(term.Name[0]) ? char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..] : name;

    private static IReadOnlyList<Choice> InLanguage(string list, Func<IReadOnlyList<Choice>> make) => Made.GetOrAdd((list, Language), _ => make());
}
