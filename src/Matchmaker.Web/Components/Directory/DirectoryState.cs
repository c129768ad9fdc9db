using System.Globalization;
using System.Text;
using Matchmaker.App.Search;

namespace Matchmaker.Web.Components.Directory;

/// <summary>What the directory was asked, all of it as its address says: an address that is passed on shows the same.</summary>
public sealed record DirectoryState
{
    public const int PageSize = 20;

    /// <summary>The most that a page can be turned to: what a search gives at once.</summary>
    public const int LastPage = SearchRequest.MostHits / PageSize;

    /// <summary>What can be chosen in the directory, with the name of each in an address and in a question.</summary>
    public static IReadOnlyList<(ActorAspect Aspect, string Name)> Facets { get; } =
    [
        (ActorAspect.Helix, "helix"), (ActorAspect.Country, "country"), (ActorAspect.Sector, "sector"), (ActorAspect.Verification, "verified"),
        (ActorAspect.Offers, "offers"), (ActorAspect.Needs, "needs"), (ActorAspect.Size, "size"),
    ];

    /// <summary>What was typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The codes chosen of each aspect; of aspects without a choice nothing.</summary>
    public IReadOnlyDictionary<ActorAspect, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<ActorAspect, IReadOnlyList<string>>();

    public DirectoryView View { get; init; }

    /// <summary>From 1 on.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How those found relate to <see cref="ActorId"/>; null where it is a search by text.</summary>
    public ActorRelation? Relation { get; init; }

    public long? ActorId { get; init; }

    public bool IsEmpty => Text.Length == 0 && Chosen.Count == 0 && Relation is null;

    /// <summary>Reads the query of an address. Whatever makes no sense in it counts as not said.</summary>
    public static DirectoryState Read(Func<string, string?> query)
    {
        var chosen = new Dictionary<ActorAspect, IReadOnlyList<string>>();
        foreach (var (aspect, name) in Facets)
            if (Codes(query(name)) is { Count: > 0 } codes) chosen.Add(aspect, codes);
        long? actor = long.TryParse(query("actor"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return new()
        {
            Text = query("q")?.Trim() ?? "",
            Chosen = chosen,
            View = Named<DirectoryView>(query("view")) ?? DirectoryView.List,
            Page = int.TryParse(query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
            Relation = actor is null ? null : Named<ActorRelation>(query("relation")) ?? ActorRelation.Like,
            ActorId = actor,
        };
    }

    /// <summary>The address of this state.</summary>
    public string Address()
    {
        var query = new StringBuilder("/directory");
        foreach (var (name, value) in Parts()) query.Append(query.Length == "/directory".Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        return query.ToString();
    }

    /// <summary>What the address holds, for a form that has to pass it on.</summary>
    public IEnumerable<(string Name, string Value)> Parts()
    {
        if (Text.Length > 0) yield return ("q", Text);
        foreach (var (aspect, name) in Facets)
            if (Chosen.TryGetValue(aspect, out var codes)) yield return (name, string.Join(',', codes));
        if (ActorId is { } actor)
        {
            yield return ("actor", actor.ToString(CultureInfo.InvariantCulture));
            yield return ("relation", AspectCodes.Spell(Relation ?? ActorRelation.Like));
        }

        if (View != DirectoryView.List) yield return ("view", AspectCodes.Spell(View));
        if (Page > 1) yield return ("page", Page.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The question to the search. Choices come first: a quote that was left open would swallow them.</summary>
    public string Question() => string.Join(' ', Facets.Where(facet => Chosen.ContainsKey(facet.Aspect)).Select(facet => $"{facet.Name}:{string.Join(',', Chosen[facet.Aspect])}").Append(Text)).Trim();

    public bool Has(ActorAspect aspect, string code) => Chosen.TryGetValue(aspect, out var codes) && codes.Contains(code, StringComparer.OrdinalIgnoreCase);

    /// <summary>This state with a code chosen, or not any more; on its first page.</summary>
    public DirectoryState Toggle(ActorAspect aspect, string code)
    {
        var codes = Chosen.GetValueOrDefault(aspect, []);
        return With(aspect, Has(aspect, code) ? [.. codes.Where(one => !one.Equals(code, StringComparison.OrdinalIgnoreCase))] : [.. codes, code]);
    }

    /// <summary>This state with other codes of an aspect; on its first page.</summary>
    public DirectoryState With(ActorAspect aspect, IReadOnlyList<string> codes)
    {
        var chosen = Chosen.Where(pair => pair.Key != aspect).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (codes.Count > 0) chosen.Add(aspect, codes);
        return this with { Chosen = chosen, Page = 1 };
    }

    // Codes are letters, digits and hyphens: nothing else of an address gets into the question.
    private static List<string> Codes(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(code => code.Length <= 60 && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];

    private static T? Named<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => AspectCodes.Spell(value) == text).Select(value => (T?)value).FirstOrDefault();
}
