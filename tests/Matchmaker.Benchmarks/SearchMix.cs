using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.Benchmarks;

/// <summary>Queries such as people ask, drawn from what the registry holds; all different.</summary>
internal static class SearchMix
{
    private static readonly string[] Scripts = ["th", "km", "ko", "lo", "my"];

    public static List<SearchQuery> Draw(IActorIndex index, int count, int seed = 1)
    {
        var random = new Random(seed);
        var ids = index.Find(new() { Top = 1_000_000 }).Hits.Select(hit => hit.ActorId).ToArray();
        var queries = new Dictionary<string, SearchQuery>(StringComparer.Ordinal);
        for (var attempts = 0; queries.Count < count && attempts < count * 10; attempts++)
        {
            var actor = index.Read(ids[random.Next(ids.Length)])!;
            var (kind, text) = Query(actor, random, attempts % 10);
            var relation = kind == "like an actor, needs and offers" ? (ActorRelation?)random.Next(3) : null;
            var key = $"{text}|{relation}|{(relation is null ? 0 : actor.Id)}";
            queries.TryAdd(key, new(kind, new() { Text = text, Relation = relation, ActorId = relation is null ? null : actor.Id }));
        }

        return [.. queries.Values];
    }

    private static (string Kind, string Text) Query(IndexedActor actor, Random random, int kind)
    {
        var words = (actor.Description ?? actor.Name).Split([' ', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries);
        return kind switch
        {
            0 or 1 => ("a name", Pick(random, [actor.Name, .. actor.Aliases])),
            2 => ("a word", Pick(random, words)),
            3 => ("two words", $"{Pick(random, words)} {Pick(random, words)}"),
            4 => ("a beginning", Pick(random, words) is { Length: > 4 } word ? word[..random.Next(3, word.Length)] + "*" : actor.Name[..3] + "*"),
            5 => ("filters only", Filters(actor, random)),
            6 => ("a phrase", words.Length > 3 && random.Next(words.Length - 2) is var at ? $"\"{words[at]} {words[at + 1]} {words[at + 2]}\"" : $"\"{actor.Name}\""),
            7 => ("a term in Thai, Khmer, Korean, Lao, Burmese", Term(random, Scripts)),
            8 => ("a term in Vietnamese, and filters", $"{Term(random, ["vi"])} {Filters(actor, random)}"),
            _ => ("like an actor, needs and offers", ""),
        };
    }

    private static string Filters(IndexedActor actor, Random random) => string.Join(' ', new[]
    {
        $"country:{actor.Country}", $"helix:{AspectCodes.Spell(actor.Helix)}", $"sector:{(actor.Sectors is [var sector, ..] ? sector : "music")}", $"size:{AspectCodes.Spell(actor.Size)}",
        "verified:yes", $"offers:{actor.Offers.FirstOrDefault(offer => offer.Tag is not null)?.Tag ?? "grants"}",
    }.OrderBy(_ => random.Next()).Take(random.Next(1, 4)));

    private static string Term(Random random, string[] languages)
    {
        var language = Pick(random, languages);
        var taxonomy = random.Next(2) == 0 ? Taxonomy.Sectors : Taxonomy.Interests;
        var term = Pick(random, [.. taxonomy.Terms.Select(term => term.In(language)).OfType<string>().DefaultIfEmpty("animation")]);
        return random.Next(2) == 0 ? term : $"{term} {Pick(random, [.. Taxonomy.Sectors.Terms.Select(other => other.In(language)).OfType<string>()])}";
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
