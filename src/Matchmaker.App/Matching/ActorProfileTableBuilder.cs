using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Turns profiles into terms, actor by actor in ascending order.</summary>
internal sealed class ActorProfileTableBuilder
{
    /// <summary>How strongly a wider term holds that is only implied.</summary>
    private const float Wider = 0.5f;

    /// <summary>How strongly a term holds that a text names, in whatever language, beside a tag that was chosen.</summary>
    private const float Named = 0.7f;

    /// <summary>How much a word of a need or an offer counts beside a tag: texts are long, and say in many words what a tag says in one.</summary>
    private const float Word = 0.1f;

    private const int FewestActorsWithWord = 2;
    private const double GreatestShareWithWord = 0.5;

    private readonly TermNames _sectorNames = new();
    private readonly TermNames _interestNames = new();
    private readonly TermNames _wordNames = new();
    private readonly TermNames _languageNames = new();
    private readonly TermTable _sectors = new();
    private readonly TermTable _needs = new();
    private readonly TermTable _offers = new();
    private readonly TermTable _words = new();
    private readonly TermTable _languages = new();

    public void AddSector(int actor, string code) => AddWithWider(_sectors, _sectorNames, Taxonomy.Sectors, actor, code);

    public void AddLanguage(int actor, string tag) => _languages.Add(actor, _languageNames.Of(tag.Split('-')[0]), 1);

    public void AddText(int actor, string? text)
    {
        if (text is null) return;
        foreach (var word in TextAnalyser.Terms(text)) _words.Add(actor, _wordNames.Of(word), 1);
    }

    public void AddInterest(int actor, InterestKind kind, string? tag, string? text)
    {
        var table = kind == InterestKind.Need ? _needs : _offers;
        if (tag is not null) AddWithWider(table, _interestNames, Taxonomy.Interests, actor, tag);
        if (text is null) return;
        foreach (var code in Concepts.InterestsNamedIn(text)) AddWithWider(table, _interestNames, Taxonomy.Interests, actor, code, Named);
        foreach (var word in TextAnalyser.Terms(text)) table.Add(actor, _interestNames.Of(ActorProfileTable.WordMark + word), Word);
        AddText(actor, text);
    }

    public ActorProfileTable Build(int actors)
    {
        var (sectors, sectorPlaces) = _sectorNames.Order(_ => true);
        var (languages, languagePlaces) = _languageNames.Order(_ => true);
        var (interests, interestPlaces) = _interestNames.Order(_ => true);
        var actorsWith = _words.ActorsWith(_wordNames.Count);
        var most = Math.Max(FewestActorsWithWord, actors * GreatestShareWithWord);
        var (words, wordPlaces) = _wordNames.Order(word => actorsWith[word] >= FewestActorsWithWord && actorsWith[word] <= most);
        var terms = new ProfileTable(
            _sectors.ToRows(actors, sectors.Length, term => sectorPlaces[term]),
            _needs.ToRows(actors, interests.Length, term => interestPlaces[term]),
            _offers.ToRows(actors, interests.Length, term => interestPlaces[term]),
            _words.ToRows(actors, words.Length, term => wordPlaces[term]),
            _languages.ToRows(actors, languages.Length, term => languagePlaces[term]));
        return new(terms, sectors, interests, words, languages);
    }

    /// <summary>What was added for actor 0, in the columns of a table; terms that it does not have are left out.</summary>
    public ProfileTable BuildRow(ActorProfileTable table)
    {
        var (sectors, interests, words, languages) = (
            _sectorNames.PlacesIn(table.Sectors), _interestNames.PlacesIn(table.Interests), _wordNames.PlacesIn(table.Words), _languageNames.PlacesIn(table.Languages));
        return new(
            _sectors.ToRows(1, table.Sectors.Count, term => sectors[term]),
            _needs.ToRows(1, table.Interests.Count, term => interests[term]),
            _offers.ToRows(1, table.Interests.Count, term => interests[term]),
            _words.ToRows(1, table.Words.Count, term => words[term]),
            _languages.ToRows(1, table.Languages.Count, term => languages[term]));
    }

    // A code that the taxonomy does not know stands for itself.
    private static void AddWithWider(TermTable table, TermNames names, Taxonomy taxonomy, int actor, string code, float strength = 1)
    {
        foreach (var term in taxonomy.WithAncestors(code))
        {
            table.Add(actor, names.Of(term.Code), strength);
            strength *= Wider;
        }

        if (taxonomy.Find(code) is null) table.Add(actor, names.Of(code), strength);
    }
}
