using Matchmaker.App.Registry;

namespace Matchmaker.App.Search.Queries;

/// <summary>Reads the values of filters as people write them: codes, names and synonyms in any language.</summary>
internal static class FilterValues
{
    private const int MostSuggested = 3;

    /// <summary>The codes that a value stands for, narrower ones included; null where it is none.</summary>
    public static IReadOnlyList<string>? Read(ActorAspect aspect, string value)
    {
        var text = value.Trim();
        return aspect switch
        {
            ActorAspect.Country => text.Equals("ASEAN", StringComparison.OrdinalIgnoreCase) ? Countries.Asean : CountryNames.Parse(text) is { } code ? [code] : null,
            ActorAspect.Size => ReadEnum<ActorSize>(text),
            ActorAspect.Kind => ReadEnum<ActorKind>(text.EndsWith('s') ? text[..^1] : text),
            ActorAspect.Verification => ReadVerification(text),
            ActorAspect.Language => IsLanguage(text) ? [text, text.ToLowerInvariant()] : null,
            _ => AspectCodes.Taxonomy(aspect)!.Resolve(text) is { } term ? AspectCodes.WithNarrower(aspect, term.Code) : null,
        };
    }

    /// <summary>The known values that are most like one that is not.</summary>
    public static IReadOnlyList<string> Closest(ActorAspect aspect, string value)
    {
        var folded = NameNormaliser.Normalise(value);
        return [.. Known(aspect)
            .Select(known => (known, Distance: EditDistance.Within(folded, NameNormaliser.Normalise(known), 3), Likeness: NameLikeness.Of(folded, NameNormaliser.Normalise(known))))
            .Where(candidate => candidate.Distance is not null || candidate.Likeness >= 0.4)
            .OrderBy(candidate => candidate.Distance ?? 9).ThenByDescending(candidate => candidate.Likeness).ThenBy(candidate => candidate.known, StringComparer.Ordinal)
            .Select(candidate => candidate.known).Take(MostSuggested)];
    }

    /// <summary>The values to list when none is like what was written; empty where there are too many.</summary>
    public static IReadOnlyList<string> Known(ActorAspect aspect) => aspect switch
    {
        ActorAspect.Country => [.. CountryNames.All],
        ActorAspect.Size => Names<ActorSize>(),
        ActorAspect.Kind => Names<ActorKind>(),
        ActorAspect.Verification => ["yes", "no", .. Names<VerificationState>()],
        ActorAspect.Language => [],
        _ => [.. AspectCodes.Taxonomy(aspect)!.Terms.Select(term => term.Code)],
    };

    private static IReadOnlyList<string>? ReadEnum<T>(string text)
        where T : struct, Enum => Names<T>().Where(name => name.Equals(text.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase)).ToList() is [var one] ? [one] : null;

    private static IReadOnlyList<string>? ReadVerification(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" => [AspectCodes.Spell(VerificationState.Verified)],
        "no" or "false" or "0" => [.. Names<VerificationState>().Where(name => name != AspectCodes.Spell(VerificationState.Verified))],
        _ => ReadEnum<VerificationState>(text),
    };

    private static List<string> Names<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(AspectCodes.Spell)];

    private static bool IsLanguage(string text) => text.Length is >= 2 and <= 12 && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
