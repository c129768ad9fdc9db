using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>The part of the taxonomy of offers and needs that is about mentoring.</summary>
public static class Mentoring
{
    /// <summary>Code above all topics. Whoever offers it, or a topic, is a mentor.</summary>
    public const string Root = "mentoring";

    /// <summary>What can be mentored in.</summary>
    public static IEnumerable<TaxonomyTerm> Topics => Taxonomy.Interests.Children(Root);

    public static bool IsTopic(string code) => Taxonomy.Interests.Find(code)?.Parent == Root;
}
