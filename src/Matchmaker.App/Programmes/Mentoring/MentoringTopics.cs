using System.Globalization;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Topics as people write them: codes, names and synonyms of what is offered and of sectors, in any language; and what is none of these as a word of their own.</summary>
internal static class MentoringTopics
{
    /// <summary>The code, or the folded word where the taxonomies have none.</summary>
    public static string Read(string word) => Find(word)?.Code ?? NameNormaliser.Normalise(word);

    /// <summary>Whether a topic stands in a taxonomy.</summary>
    public static bool IsKnown(string topic) => Term(topic) is not null;

    /// <summary>What to call a topic in the present language.</summary>
    public static string Name(string topic) => Term(topic) is not { } term ? topic : Small(term.In(MentoringTexts.Language) ?? (term.Name.StartsWith(Prefix, StringComparison.Ordinal) ? term.Name[Prefix.Length..] : term.Name));

    /// <summary>The topic and the wider ones that whoever knows it knows something of.</summary>
    public static IEnumerable<string> WithWider(string topic) => Term(topic) is null ? [topic] : (Taxonomy.Interests.Find(topic) is null ? Taxonomy.Sectors : Taxonomy.Interests).WithAncestors(topic).Select(term => term.Code);

    /// <summary>A topic that may have been meant, among those of the taxonomy and some others; null where none is like it.</summary>
    public static string? Closest(string word, IEnumerable<string> others) =>
        Nearest.Of(word, Matching.Mentoring.Topics.Select(term => Name(term.Code)).Concat(Taxonomy.Interests.Terms.Concat(Taxonomy.Sectors.Terms).Select(term => term.Name)).Concat(others));

    private const string Prefix = "mentoring in ";

    // Names of sectors begin large; in a sentence they are small, but for abbreviations.
    private static string Small(string name) => name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..] : name;

    private static TaxonomyTerm? Term(string code) => Taxonomy.Interests.Find(code) ?? Taxonomy.Sectors.Find(code);

    private static TaxonomyTerm? Find(string word) =>
        Taxonomy.Interests.Resolve(Prefix + word) ?? Taxonomy.Interests.Find("mentoring-" + NameNormaliser.Normalise(word)) ?? Taxonomy.Interests.Resolve(word) ?? Taxonomy.Sectors.Resolve(word);
}
