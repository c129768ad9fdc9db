using Matchmaker.App.Registry;
using Matchmaker.Engine.Numerics;
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

    private readonly (ActorProfileTable Table, WordsLeftOut LeftOut)? _before;
    private readonly TermNames _sectorNames;
    private readonly TermNames _interestNames;
    private readonly TermNames _wordNames;
    private readonly TermNames _languageNames;
    private readonly Dictionary<string, int> _interestWords = new(StringComparer.Ordinal);
    private readonly TermTable _sectors = new();
    private readonly TermTable _needs = new();
    private readonly TermTable _offers = new();
    private readonly TermTable _words = new();
    private readonly TermTable _languages = new();

    public ActorProfileTableBuilder() => (_sectorNames, _interestNames, _wordNames, _languageNames) = (new(), new(), new(), new());

    /// <summary>Builds upon an earlier table, whose rows can be kept.</summary>
    public ActorProfileTableBuilder(ActorProfileTable before, WordsLeftOut leftOut)
    {
        _before = (before, leftOut);
        (_sectorNames, _interestNames, _languageNames) = (new(before.Sectors), new(before.Interests), new(before.Languages));
        _wordNames = new([.. before.Words, .. leftOut.Names]);
    }

    /// <summary>Adds an actor as an earlier table has it.</summary>
    public void Keep(int actor, int row)
    {
        var (table, leftOut) = _before ?? throw new InvalidOperationException("There is no earlier table.");
        AddRow(_sectors, table.Terms.Sectors);
        AddRow(_needs, table.Terms.Needs);
        AddRow(_offers, table.Terms.Offers);
        AddRow(_languages, table.Terms.Languages);
        AddRow(_words, table.Terms.Words);
        AddRow(_words, leftOut.Rows, table.Words.Count);

        void AddRow(TermTable terms, SparseRows rows, int first = 0) => terms.AddRow(actor, rows.RowColumns(row), rows.RowValues(row), first);
    }

    public void Add(int actor, ProfileText profile)
    {
        foreach (var sector in profile.Sectors) AddWithWider(_sectors, _sectorNames, Taxonomy.Sectors, actor, sector);
        foreach (var language in profile.Languages) _languages.Add(actor, _languageNames.Of(language.Split('-')[0]), 1);
        foreach (var word in profile.Words) _words.Add(actor, _wordNames.Of(word), 1);
        foreach (var interest in profile.Interests)
        {
            var table = interest.Kind == InterestKind.Need ? _needs : _offers;
            if (interest.Tag is not null) AddWithWider(table, _interestNames, Taxonomy.Interests, actor, interest.Tag);
            foreach (var code in interest.Named) AddWithWider(table, _interestNames, Taxonomy.Interests, actor, code, Named);
            foreach (var word in interest.Words)
            {
                table.Add(actor, NumberOfWord(word), Word);
                _words.Add(actor, _wordNames.Of(word), 1);
            }
        }
    }

    public (ActorProfileTable Table, WordsLeftOut LeftOut) Build(int actors)
    {
        // A name may have no actor any more where rows were kept.
        var (sectors, sectorPlaces) = _sectorNames.Order(Has(_sectors, _sectorNames));
        var (languages, languagePlaces) = _languageNames.Order(Has(_languages, _languageNames));
        var (inNeeds, inOffers) = (Has(_needs, _interestNames), Has(_offers, _interestNames));
        var (interests, interestPlaces) = _interestNames.Order(interest => inNeeds(interest) || inOffers(interest));
        var actorsWith = _words.ActorsWith(_wordNames.Count);
        var most = Math.Max(FewestActorsWithWord, actors * GreatestShareWithWord);
        bool Tells(int word) => actorsWith[word] >= FewestActorsWithWord && actorsWith[word] <= most;
        var (words, wordPlaces) = _wordNames.Order(Tells);
        var (others, otherPlaces) = _wordNames.Order(word => actorsWith[word] > 0 && !Tells(word));
        var terms = new ProfileTable(
            _sectors.ToRows(actors, sectors.Length, sectorPlaces),
            _needs.ToRows(actors, interests.Length, interestPlaces),
            _offers.ToRows(actors, interests.Length, interestPlaces),
            _words.ToRows(actors, words.Length, wordPlaces),
            _languages.ToRows(actors, languages.Length, languagePlaces));
        return (new(terms, sectors, interests, words, languages), new(_words.ToRows(actors, others.Length, otherPlaces), others));
    }

    /// <summary>What was added for actor 0, in the columns of a table; terms that it does not have are left out.</summary>
    public ProfileTable BuildRow(ActorProfileTable table)
    {
        var (sectors, interests, words, languages) = (
            _sectorNames.PlacesIn(table.Sectors), _interestNames.PlacesIn(table.Interests), _wordNames.PlacesIn(table.Words), _languageNames.PlacesIn(table.Languages));
        return new(
            _sectors.ToRows(1, table.Sectors.Count, sectors),
            _needs.ToRows(1, table.Interests.Count, interests),
            _offers.ToRows(1, table.Interests.Count, interests),
            _words.ToRows(1, table.Words.Count, words),
            _languages.ToRows(1, table.Languages.Count, languages));
    }

    private static Func<int, bool> Has(TermTable terms, TermNames names)
    {
        var actorsWith = terms.ActorsWith(names.Count);
        return term => actorsWith[term] > 0;
    }

    private int NumberOfWord(string word)
    {
        if (!_interestWords.TryGetValue(word, out var number)) _interestWords.Add(word, number = _interestNames.Of(ActorProfileTable.WordMark + word));
        return number;
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
