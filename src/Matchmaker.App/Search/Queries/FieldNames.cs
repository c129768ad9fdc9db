namespace Matchmaker.App.Search.Queries;

/// <summary>The names before a colon that a query understands.</summary>
internal static class FieldNames
{
    public static readonly IReadOnlyDictionary<string, ActorAspect> Filters = new Dictionary<string, ActorAspect>(StringComparer.OrdinalIgnoreCase)
    {
        ["helix"] = ActorAspect.Helix,
        ["country"] = ActorAspect.Country,
        ["sector"] = ActorAspect.Sector,
        ["sectors"] = ActorAspect.Sector,
        ["size"] = ActorAspect.Size,
        ["verified"] = ActorAspect.Verification,
        ["verification"] = ActorAspect.Verification,
        ["offers"] = ActorAspect.Offers,
        ["offer"] = ActorAspect.Offers,
        ["needs"] = ActorAspect.Needs,
        ["need"] = ActorAspect.Needs,
        ["language"] = ActorAspect.Language,
        ["lang"] = ActorAspect.Language,
        ["kind"] = ActorAspect.Kind,
    };

    public static readonly IReadOnlyDictionary<string, SearchField> Texts = new Dictionary<string, SearchField>(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = SearchField.Name,
        ["city"] = SearchField.Place,
        ["place"] = SearchField.Place,
        ["about"] = SearchField.Description,
        ["description"] = SearchField.Description,
    };

    /// <summary>What to call an aspect in a query.</summary>
    public static string Of(ActorAspect aspect) => aspect == ActorAspect.Verification ? "verified" : AspectCodes.Spell(aspect);

    public static string All => string.Join(", ", Filters.Keys.Where(name => Of(Filters[name]) == name).Concat(["name", "city", "about"]));
}
