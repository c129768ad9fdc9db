using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Facet.SortedSet;
using Lucene.Net.Index;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Following;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.Lucene;

/// <summary>Makes documents of actors. Its streams are used again for each, so one document is written before the next is made.</summary>
internal sealed class ActorDocument : IDisposable
{
    private static readonly SearchField[] Fields = Enum.GetValues<SearchField>();
    private static readonly ActorAspect[] Aspects = Enum.GetValues<ActorAspect>();

    // Positions for phrases, lengths for the score; nothing reads offsets.
    private static readonly FieldType Texts = Indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, omitNorms: false);
    private static readonly FieldType Bag = Indexed(IndexOptions.DOCS_ONLY, omitNorms: true);

    private readonly TermStream[] _streams = [.. Fields.Select(_ => new TermStream())];
    private readonly TermStream _any = new();
    private readonly TermStream _marked = new();
    private readonly TermStream _concepts = new();
    private readonly TermStream _stems = new();

    public Document Of(IndexedActor actor, StoredProfile profile)
    {
        var document = new Document
        {
            new StringField(ActorFields.Key, KeyOf(actor.Id), Field.Store.NO),
            new NumericDocValuesField(ActorFields.Id, actor.Id),
            new NumericDocValuesField(ActorFields.Fingerprint, unchecked((long)profile.Fingerprint)),
            new StoredField(ActorFields.Profile, profile.Json),
        };
        AddTexts(document, actor);
        foreach (var ((key, rank), name) in actor.Aliases.Prepend(actor.Name).SelectMany(name => NameBeginnings.Of(name), (name, beginning) => (Beginning: beginning, Name: name)).DistinctBy(called => called.Beginning))
            if (Called(key, name) is { } term) document.Add(new StringField(ActorFields.Called(rank), term, Field.Store.NO));
        foreach (var aspect in Aspects)
            foreach (var code in actor.Codes(aspect).Where(code => code.Length > 0)) document.Add(new SortedSetDocValuesFacetField(ActorFields.Of(aspect), code));
        return ActorFields.Facets.Build(document);
    }

    public static string KeyOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var stream in _streams.Append(_any).Append(_marked).Append(_concepts).Append(_stems)) stream.Dispose();
    }

    private void AddTexts(Document document, IndexedActor actor)
    {
        var texts = actor.Texts().Select(text => (text.Field, Tokens: TextAnalyser.Analyse(text.Text))).ToList();
        foreach (var field in Fields)
        {
            IReadOnlyList<string>[] said = [.. texts.Where(text => text.Field == field).Select(text => text.Tokens.Select(token => token.Term).ToList())];
            if (!said.Any(terms => terms.Count > 0)) continue;
            _streams[(int)field].Take(said);
            document.Add(new Field(ActorFields.Text(field), _streams[(int)field], Texts));
        }

        var tokens = texts.SelectMany(text => text.Tokens).ToList();
        Add(document, ActorFields.Any, _any, tokens.Select(token => token.Term));
        Add(document, ActorFields.Marked, _marked, tokens.Select(token => token.Marked).OfType<string>());
        Add(document, ActorFields.Concepts, _concepts, Concepts.Of(actor));
        Add(document, ActorFields.Stem, _stems, tokens.Where(token => token.Kind == TokenKind.Word).Select(token => token.Term).Distinct(StringComparer.Ordinal).Select(Stems.Of));
    }

    private static void Add(Document document, string field, TermStream stream, IEnumerable<string> terms)
    {
        List<string> different = [.. terms.Distinct(StringComparer.Ordinal)];
        if (different.Count == 0) return;
        stream.Take([different]);
        document.Add(new Field(field, stream, Bag));
    }

    // Lucene takes no longer terms; no name that anybody would complete is as long.
    private static string? Called(string key, string name)
    {
        var term = key + ActorFields.NameEnd + name;
        return term.Length * 3 < IndexWriter.MAX_TERM_LENGTH ? term : null;
    }

    private static FieldType Indexed(IndexOptions options, bool omitNorms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = omitNorms, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
