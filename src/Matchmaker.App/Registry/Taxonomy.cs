using System.Text;

namespace Matchmaker.App.Registry;

/// <summary>
/// A controlled vocabulary: a tree of terms with codes, names and synonyms in many languages. The product's own (<c>data/taxonomy</c>) are built in.
/// </summary>
public sealed class Taxonomy
{
    private static readonly Lazy<Taxonomy> HelixFile = new(() => BuiltIn("helix.csv"));
    private static readonly Lazy<Taxonomy> SectorFile = new(() => BuiltIn("sectors.csv"));
    private static readonly Lazy<Taxonomy> InterestFile = new(() => BuiltIn("interests.csv"));

    private readonly Dictionary<string, TaxonomyTerm> _byCode;
    private readonly Dictionary<string, TaxonomyTerm> _byWord;

    internal Taxonomy(string name, IReadOnlyList<TaxonomyTerm> terms, Dictionary<string, TaxonomyTerm> byWord)
    {
        Name = name;
        Terms = terms;
        _byCode = terms.ToDictionary(t => t.Code, StringComparer.Ordinal);
        _byWord = byWord;
    }

    /// <summary>The six helixes.</summary>
    public static Taxonomy Helixes => HelixFile.Value;

    /// <summary>Cultural domains with their branches, and the growth sectors.</summary>
    public static Taxonomy Sectors => SectorFile.Value;

    /// <summary>What actors offer and need; one vocabulary for both directions.</summary>
    public static Taxonomy Interests => InterestFile.Value;

    /// <summary>The file it was read from.</summary>
    public string Name { get; }

    /// <summary>All terms, in the order of the file.</summary>
    public IReadOnlyList<TaxonomyTerm> Terms { get; }

    /// <summary>Reads a file of the columns <c>code,parent,name,synonyms</c>.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">What to call it in messages.</param>
    /// <exception cref="TaxonomyException">A row is malformed, a code or word is used twice, or a parent is missing.</exception>
    public static Taxonomy Read(TextReader reader, string file) => new TaxonomyReader(reader, file).Read();

    /// <summary>The term with exactly this code; null where there is none.</summary>
    public TaxonomyTerm? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The term that a code, name or synonym in any language stands for, whatever its case, marks and punctuation; null where none does.</summary>
    public TaxonomyTerm? Resolve(string word) => Find(word) ?? _byWord.GetValueOrDefault(NameNormaliser.Normalise(word));

    /// <summary>The narrower terms directly below a code, in the order of the file.</summary>
    public IEnumerable<TaxonomyTerm> Children(string code) => Terms.Where(t => t.Parent == code);

    /// <summary>The term and its wider terms, narrowest first; empty for an unknown code.</summary>
    public IEnumerable<TaxonomyTerm> WithAncestors(string code)
    {
        for (var term = Find(code); term is not null; term = term.Parent is null ? null : Find(term.Parent)) yield return term;
    }

    private static Taxonomy BuiltIn(string file)
    {
        var stream = typeof(Taxonomy).Assembly.GetManifestResourceStream("taxonomy/" + file)
            ?? throw new InvalidOperationException($"The taxonomy '{file}' is missing from the build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader, "data/taxonomy/" + file);
    }
}
