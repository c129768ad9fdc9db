using Matchmaker.App.Registry;

namespace Matchmaker.App.Search;

/// <summary>What the index holds of an actor: its public profile, and nothing else.</summary>
public sealed record IndexedActor(
    long Id,
    ActorKind Kind,
    string Name,
    IReadOnlyList<string> Aliases,
    Helix Helix,
    string Country,
    string? City,
    ActorSize Size,
    VerificationState Verification,
    IReadOnlyList<string> Sectors,
    IReadOnlyList<string> Languages,
    IReadOnlyList<InterestLine> Offers,
    IReadOnlyList<InterestLine> Needs,
    string? Description)
{
    /// <summary>Its codes of one aspect.</summary>
    public IEnumerable<string> Codes(ActorAspect aspect) => aspect switch
    {
        ActorAspect.Helix => [AspectCodes.Spell(Helix)],
        ActorAspect.Country => [Country],
        ActorAspect.Sector => Sectors.Distinct(StringComparer.Ordinal),
        ActorAspect.Size => [AspectCodes.Spell(Size)],
        ActorAspect.Verification => [AspectCodes.Spell(Verification)],
        ActorAspect.Offers => Tags(Offers),
        ActorAspect.Needs => Tags(Needs),
        ActorAspect.Language => Languages.Distinct(StringComparer.Ordinal),
        ActorAspect.Kind => [AspectCodes.Spell(Kind)],
        _ => [],
    };

    /// <summary>Every searchable text, with the field it belongs to. Names of taxonomy terms stand for their codes.</summary>
    public IEnumerable<FieldText> Texts()
    {
        yield return new(SearchField.Name, Name);
        foreach (var alias in Aliases) yield return new(SearchField.Aliases, alias);
        foreach (var sector in Sectors) yield return new(SearchField.Sectors, Taxonomy.Sectors.Find(sector)?.Name ?? sector);
        foreach (var text in Texts(SearchField.Offers, Offers)) yield return text;
        foreach (var text in Texts(SearchField.Needs, Needs)) yield return text;
        if (City is not null) yield return new(SearchField.Place, City);
        foreach (var name in CountryNames.Of(Country)) yield return new(SearchField.Place, name);
        if (Description is not null) yield return new(SearchField.Description, Description);
    }

    private static IEnumerable<FieldText> Texts(SearchField field, IEnumerable<InterestLine> interests)
    {
        foreach (var interest in interests)
        {
            if (interest.Tag is { } tag) yield return new(field, Taxonomy.Interests.Find(tag)?.Name ?? tag);
            if (interest.Text is { } text) yield return new(field, text);
        }
    }

    private static IEnumerable<string> Tags(IEnumerable<InterestLine> interests) => interests.Select(interest => interest.Tag).OfType<string>().Distinct(StringComparer.Ordinal);
}
