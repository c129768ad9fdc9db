using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>
/// The terms of each actor's profile, as "group:term": country, helix, size, sectors and tags with their wider terms, languages, and words of names and texts.
/// Nothing of what actors did together is among them.
/// </summary>
public sealed class ProfileTerms
{
    private ProfileTerms(IReadOnlyList<string>[] ofActor) => OfActor = ofActor;

    /// <summary>Distinct terms by dense index, in ordinal order.</summary>
    public IReadOnlyList<string>[] OfActor { get; }

    /// <summary>Gathers the terms of all actors. O(terms).</summary>
    /// <param name="traits">Labels of the actors.</param>
    /// <param name="countries">Country codes by label.</param>
    /// <param name="profiles">Terms of the profiles, with their names.</param>
    internal static ProfileTerms Of(ActorTraits traits, IReadOnlyList<string> countries, ActorProfileTable profiles)
    {
        string[] sectors = Named("sector", profiles.Sectors), needs = Tagged("need", profiles.Interests), offers = Tagged("offer", profiles.Interests);
        string[] words = Named("word", profiles.Words), languages = Named("language", profiles.Languages);
        var ofActor = new IReadOnlyList<string>[traits.ActorCount];
        for (var actor = 0; actor < ofActor.Length; actor++)
        {
            var (country, helix, size) = (countries[traits.Country[actor]], (Helix)traits.Helix[actor], (ActorSize)traits.Size[actor]);
            var terms = new List<string> { $"country:{country}", $"country+helix:{country}+{helix}", $"helix:{helix}" };
            if (size != ActorSize.Unknown) terms.Add($"size:{size}");
            foreach (var sector in profiles.Terms.Sectors.RowColumns(actor)) terms.Add(sectors[sector]);
            foreach (var need in profiles.Terms.Needs.RowColumns(actor)) Add(terms, needs[need]);
            foreach (var offer in profiles.Terms.Offers.RowColumns(actor)) Add(terms, offers[offer]);
            foreach (var word in profiles.Terms.Words.RowColumns(actor)) terms.Add(words[word]);
            foreach (var language in profiles.Terms.Languages.RowColumns(actor)) terms.Add(languages[language]);
            terms.Sort(StringComparer.Ordinal);
            ofActor[actor] = terms;
        }

        return new(ofActor);
    }

    // Words of needs and offers are among the words of the profile already.
    private static void Add(List<string> terms, string tag)
    {
        if (tag.Length > 0) terms.Add(tag);
    }

    private static string[] Named(string group, IReadOnlyList<string> names) => [.. names.Select(name => $"{group}:{name}")];

    private static string[] Tagged(string group, IReadOnlyList<string> names) => [.. names.Select(name => name[0] == ActorProfileTable.WordMark ? "" : $"{group}:{name}")];
}
