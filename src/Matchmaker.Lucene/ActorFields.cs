using Lucene.Net.Facet;
using Lucene.Net.Index;
using Matchmaker.App.Search;

namespace Matchmaker.Lucene;

/// <summary>The fields of the index, and what they weigh. Changing any of this means another <see cref="Version"/>.</summary>
internal static class ActorFields
{
    /// <summary>Changes with the fields, and with what is written into them.</summary>
    public const int Version = 1;

    /// <summary>The key of the actor, as a term to delete it by.</summary>
    public const string Key = "key";

    /// <summary>The key of the actor, as a number to read and to order by.</summary>
    public const string Id = "id";

    public const string Fingerprint = "fingerprint";

    public const string Profile = "profile";

    /// <summary>Every term of every text: which words there are, and how many actors have each.</summary>
    public const string Any = "any";

    /// <summary>The words without the affixes of Indonesian and Malay.</summary>
    public const string Stem = "stem";

    /// <summary>Words with their diacritics.</summary>
    public const string Marked = "marked";

    public const string Concepts = "concepts";

    /// <summary>Stands between a folded name and the name as it is spelt.</summary>
    public const char NameEnd = '\u0001';

    /// <summary>A concept that an actor has outweighs one word of a description, and not a name.</summary>
    public const float ConceptBoost = 1.4f;

    /// <summary>Of the fields a word stands in, the best counts, and the others a little.</summary>
    public const float OtherFields = 0.2f;

    private static readonly SearchField[] Everywhere = Enum.GetValues<SearchField>();
    private static readonly SearchField[] Names = [SearchField.Name, SearchField.Aliases];
    private static readonly string[] TextNames = [.. Everywhere.Select(AspectCodes.Spell)];
    private static readonly string[] AspectNames = [.. Enum.GetValues<ActorAspect>().Select(AspectCodes.Spell)];

    /// <summary>How facets are counted: an actor has several sectors, offers, needs and languages.</summary>
    public static FacetsConfig Facets { get; } = MultiValued();

    /// <summary>Folded names with the name as it is spelt, by the rank of where they begin.</summary>
    public static string Called(int rank) => rank == NameBeginnings.Whole ? "called" : "called-within";

    public static string Text(SearchField field) => TextNames[(int)field];

    public static string Of(ActorAspect aspect) => AspectNames[(int)aspect];

    /// <summary>The fields that a query for one looks into.</summary>
    public static SearchField[] Searched(SearchField? field) => field switch
    {
        null => Everywhere,
        SearchField.Name => Names,
        { } one => [one],
    };

    public static float Weight(SearchField field) => field switch
    {
        SearchField.Name => 4,
        SearchField.Aliases => 3,
        SearchField.Sectors => 2,
        SearchField.Description => 1,
        _ => 1.5f,
    };

    /// <summary>A code as a term to filter by.</summary>
    public static Term Code(ActorAspect aspect, string code) => DrillDownQuery.Term(FacetsConfig.DEFAULT_INDEX_FIELD_NAME, Of(aspect), code);

    private static FacetsConfig MultiValued()
    {
        var config = new FacetsConfig();
        foreach (var aspect in AspectNames) config.SetMultiValued(aspect, true);
        return config;
    }
}
