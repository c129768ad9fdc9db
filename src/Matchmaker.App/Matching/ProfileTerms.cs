using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// The terms of each actor's profile, as "group:term": country, helix, kind, size, sectors with their wider terms, tags offered and needed, languages, and the words of name, description and interests.
/// Nothing of what actors did together is read.
/// </summary>
public sealed class ProfileTerms
{
    private static readonly char[] Space = [' '];

    private ProfileTerms(IReadOnlyList<string>[] ofActor) => OfActor = ofActor;

    /// <summary>Distinct terms by dense index.</summary>
    public IReadOnlyList<string>[] OfActor { get; }

    /// <summary>Reads the profiles of these actors.</summary>
    /// <param name="context">The registry, at one moment.</param>
    /// <param name="actorIds">Keys by dense index, ascending; an actor that is not there has no terms.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<ProfileTerms> LoadAsync(RegistryContext context, long[] actorIds, CancellationToken cancellationToken)
    {
        var terms = new HashSet<string>?[actorIds.Length];
        var actors = await context.Actors.AsNoTracking()
            .Select(a => new { a.Id, a.Country, a.Helix, a.Kind, a.Size, a.Sectors, a.Languages, a.Name, a.Description }).ToListAsync(cancellationToken);
        foreach (var actor in actors)
        {
            var at = Array.BinarySearch(actorIds, actor.Id);
            if (at < 0) continue;
            var set = terms[at] = new(StringComparer.Ordinal)
            {
                $"country:{actor.Country}", $"country+helix:{actor.Country}+{actor.Helix}", $"helix:{actor.Helix}", $"kind:{actor.Kind}",
            };
            if (actor.Size != ActorSize.Unknown) set.Add($"size:{actor.Size}");
            foreach (var sector in actor.Sectors) AddWithWider(set, "sector", Taxonomy.Sectors, sector);
            foreach (var language in actor.Languages) set.Add($"language:{language}");
            AddWords(set, actor.Name);
            AddWords(set, actor.Description);
        }

        var interests = await context.Interests.AsNoTracking().Select(i => new { i.ActorId, i.Kind, i.Tag, i.Text }).ToListAsync(cancellationToken);
        foreach (var interest in interests)
        {
            var at = Array.BinarySearch(actorIds, interest.ActorId);
            if (at < 0 || terms[at] is not { } set) continue;
            if (interest.Tag is { } tag) AddWithWider(set, interest.Kind == InterestKind.Offer ? "offer" : "need", Taxonomy.Interests, tag);
            AddWords(set, interest.Text);
        }

        // Most terms are said by many: one text for all of them.
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        string Share(string term) => known.TryGetValue(term, out var same) ? same : known[term] = term;
        return new([.. terms.Select(set => (IReadOnlyList<string>)(set is null ? [] : [.. set.Order(StringComparer.Ordinal).Select(Share)]))]);
    }

    private static void AddWithWider(HashSet<string> terms, string group, Taxonomy taxonomy, string code)
    {
        terms.Add($"{group}:{code}");
        foreach (var term in taxonomy.WithAncestors(code)) terms.Add($"{group}:{term.Code}");
    }

    private static void AddWords(HashSet<string> terms, string? text)
    {
        if (text is null) return;
        foreach (var word in NameNormaliser.Normalise(text).Split(Space, StringSplitOptions.RemoveEmptyEntries)) terms.Add($"word:{word}");
    }
}
