namespace Matchmaker.App.Search.Queries;

/// <summary>One way to say some concepts. A word may stand for a term in each of several taxonomies.</summary>
internal sealed record ConceptPhrase(IReadOnlyList<string> Terms, List<string> Concepts)
{
    /// <summary>Codes of the offers and needs among the concepts.</summary>
    public List<string> Interests { get; } = [];
}
