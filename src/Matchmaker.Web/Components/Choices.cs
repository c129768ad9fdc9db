using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components;

/// <summary>What lists of the pages offer to choose from.</summary>
public static class Choices
{
    private static readonly string[] LanguageCodes =
        ["en", "id", "ms", "vi", "th", "km", "lo", "my", "fil", "ko", "zh", "ja", "ta", "hi", "pt", "fr", "de", "es", "it", "nl", "ar", "jv", "su", "ceb", "tet"];

    /// <summary>Countries by name, those of the region first.</summary>
    public static IReadOnlyList<Choice> Countries { get; } =
        [.. App.Registry.Countries.Codes.OrderBy(code => !App.Registry.Countries.Asean.Contains(code)).ThenBy(App.Registry.Countries.Name, StringComparer.Ordinal).Select(code => new Choice(code, App.Registry.Countries.Name(code)))];

    /// <summary>Sectors, each under its parent.</summary>
    public static IReadOnlyList<Choice> Sectors { get; } = Tree(Taxonomy.Sectors);

    /// <summary>What can be offered or needed, each under its parent.</summary>
    public static IReadOnlyList<Choice> Interests { get; } = Tree(Taxonomy.Interests);

    public static IReadOnlyList<Choice> MentoringTopics { get; } = [.. Mentoring.Topics.Select(topic => new Choice(topic.Code, topic.Name))];

    /// <summary>Languages by their own name and in English.</summary>
    public static IReadOnlyList<Choice> Languages { get; } = [.. LanguageCodes.Select(code => new Choice(code, LanguageName(code))).OrderBy(choice => choice.Text, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What to call a language.</summary>
    public static string LanguageName(string code)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(code);
            return culture.EnglishName == culture.NativeName || culture.EnglishName.StartsWith("Unknown", StringComparison.Ordinal) ? culture.EnglishName : $"{culture.EnglishName} ({culture.NativeName})";
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
            all.Add(new(term.Code, new string('\u2003', depth) + term.Name));
            foreach (var child in taxonomy.Children(term.Code)) Add(child, depth + 1);
        }

        foreach (var root in taxonomy.Terms.Where(term => term.Parent is null)) Add(root, 0);
        return all;
    }
}
