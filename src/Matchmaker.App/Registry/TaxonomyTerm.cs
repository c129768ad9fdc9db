namespace Matchmaker.App.Registry;

/// <summary>One term of a taxonomy.</summary>
/// <param name="Code">Lower-case code, as stored with actors and collaborations.</param>
/// <param name="Parent">Code of the wider term; null at the top.</param>
/// <param name="Name">English name.</param>
/// <param name="Synonyms">Other words for it, in any language.</param>
public sealed record TaxonomyTerm(string Code, string? Parent, string Name, IReadOnlyList<TaxonomySynonym> Synonyms)
{
    /// <summary>The first synonym in a language; null where none is listed.</summary>
    public string? In(string language)
    {
        foreach (var synonym in Synonyms)
            if (synonym.Language == language) return synonym.Text;
        return null;
    }
}
