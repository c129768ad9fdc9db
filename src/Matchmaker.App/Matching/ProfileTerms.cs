using System.Runtime.InteropServices;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>
/// The terms of each actor's profile, as "group:term": country, helix, size, sectors and tags with their wider terms, languages, and words of names and texts.
/// Nothing of what actors did together is among them. Terms are numbered in ordinal order of their names.
/// </summary>
public sealed class ProfileTerms
{
    private readonly int[] _starts;
    private readonly int[] _terms;

    private ProfileTerms(string[] names, int[] starts, int[] terms) => (Names, _starts, _terms) = (names, starts, terms);

    /// <summary>All names, in ordinal order; some may be of no actor.</summary>
    public IReadOnlyList<string> Names { get; }

    public int ActorCount => _starts.Length - 1;

    /// <summary>The distinct terms of an actor, ascending: positions in <see cref="Names"/>.</summary>
    public ReadOnlySpan<int> Of(int actor) => _terms.AsSpan(_starts[actor], _starts[actor + 1] - _starts[actor]);

    /// <summary>Gathers the terms of all actors. O(terms).</summary>
    /// <param name="traits">Labels of the actors.</param>
    /// <param name="countries">Country codes by label.</param>
    /// <param name="profiles">Terms of the profiles, with their names.</param>
    internal static ProfileTerms Of(ActorTraits traits, IReadOnlyList<string> countries, ActorProfileTable profiles)
    {
        var table = new TermNames();
        var ofHelix = Enum.GetValues<Helix>().ToDictionary(helix => (int)helix, helix => table.Of($"helix:{helix}"));
        var ofSize = Enum.GetValues<ActorSize>().ToDictionary(size => (int)size, size => size == ActorSize.Unknown ? -1 : table.Of($"size:{size}"));
        int[] ofCountry = Number(table, "country", countries);
        var ofBoth = ofHelix.Keys.ToDictionary(helix => helix, helix => Number(table, "country+helix", [.. countries.Select(country => $"{country}+{(Helix)helix}")]));
        int[] sectors = Number(table, "sector", profiles.Sectors), needs = Tags(table, "need", profiles.Interests), offers = Tags(table, "offer", profiles.Interests);
        int[] words = Number(table, "word", profiles.Words), languages = Number(table, "language", profiles.Languages);
        var (names, places) = table.Order(_ => true);

        var starts = new int[traits.ActorCount + 1];
        var terms = new List<int>();
        for (var actor = 0; actor < traits.ActorCount; actor++)
        {
            Add(ofCountry[traits.Country[actor]]);
            Add(ofBoth[traits.Helix[actor]][traits.Country[actor]]);
            Add(ofHelix[traits.Helix[actor]]);
            Add(ofSize[traits.Size[actor]]);
            foreach (var sector in profiles.Terms.Sectors.RowColumns(actor)) Add(sectors[sector]);
            foreach (var need in profiles.Terms.Needs.RowColumns(actor)) Add(needs[need]);
            foreach (var offer in profiles.Terms.Offers.RowColumns(actor)) Add(offers[offer]);
            foreach (var word in profiles.Terms.Words.RowColumns(actor)) Add(words[word]);
            foreach (var language in profiles.Terms.Languages.RowColumns(actor)) Add(languages[language]);
            starts[actor + 1] = terms.Count;
            CollectionsMarshal.AsSpan(terms)[starts[actor]..].Sort();
        }

        return new(names, starts, [.. terms]);

        void Add(int number)
        {
            if (number >= 0) terms.Add(places[number]);
        }
    }

    private static int[] Number(TermNames table, string group, IReadOnlyList<string> names) => [.. names.Select(name => table.Of($"{group}:{name}"))];

    // Words of needs and offers are among the words of the profile already.
    private static int[] Tags(TermNames table, string group, IReadOnlyList<string> names) =>
        [.. names.Select(name => name[0] == ActorProfileTable.WordMark ? -1 : table.Of($"{group}:{name}"))];
}
