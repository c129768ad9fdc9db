using System.Text.Json;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Search;

/// <summary>The codes by which aspects are stored, filtered and counted, and their names.</summary>
public static class AspectCodes
{
    /// <summary><c>CivilSociety</c> as <c>civil-society</c>.</summary>
    public static string Spell<T>(T value)
        where T : struct, Enum => Spellings<T>.Of[value];

    /// <summary>The vocabulary of an aspect; null where it has none.</summary>
    public static Taxonomy? Taxonomy(ActorAspect aspect) => aspect switch
    {
        ActorAspect.Helix => Registry.Taxonomy.Helixes,
        ActorAspect.Sector => Registry.Taxonomy.Sectors,
        ActorAspect.Offers or ActorAspect.Needs => Registry.Taxonomy.Interests,
        _ => null,
    };

    /// <summary>What to call a code when showing it.</summary>
    public static string Name(ActorAspect aspect, string code) => aspect == ActorAspect.Country ? Countries.Name(code) : Taxonomy(aspect)?.Find(code)?.Name ?? code;

    /// <summary>A code of a taxonomy with all narrower ones; any other code alone.</summary>
    public static IReadOnlyList<string> WithNarrower(ActorAspect aspect, string code)
    {
        List<string> all = [code];
        if (Taxonomy(aspect) is { } taxonomy)
            for (var at = 0; at < all.Count; at++) all.AddRange(taxonomy.Children(all[at]).Select(term => term.Code));
        return all;
    }

    private static class Spellings<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}
