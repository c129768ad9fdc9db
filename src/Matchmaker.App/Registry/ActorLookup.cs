using System.Globalization;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Registry;

/// <summary>
/// Finds the actor that a person names: <c>#17</c> is its key, <c>pic:999854661</c> what another register calls it, anything else its name
/// or one of its aliases, in any spelling that <see cref="NameNormaliser"/> makes equal.
/// </summary>
public sealed class ActorLookup(RegistryContext context)
{
    private const int MostShown = 8;
    private const int MostCompared = 2000;

    /// <exception cref="ActorNotFoundException">Nobody, or more than one, goes by that name; the message lists who may be meant.</exception>
    public async Task<Actor> FindAsync(string reference, CancellationToken cancellationToken = default)
    {
        var text = reference.Trim();
        if (text.StartsWith('#')) return await FindByKeyAsync(text, cancellationToken);
        return await FindByExternalIdAsync(text, cancellationToken) ?? await FindByNameAsync(text, cancellationToken);
    }

    private async Task<Actor> FindByKeyAsync(string text, CancellationToken cancellationToken)
    {
        if (!long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw new ActorNotFoundException($"'{text}' is not a key; write it as # and a number, such as #17.", []);
        return await context.Actors.SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken)
            ?? throw new ActorNotFoundException($"The registry has no actor {text}.", []);
    }

    private async Task<Actor?> FindByExternalIdAsync(string text, CancellationToken cancellationToken)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1) return null;
        var (scheme, value) = (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
        var found = await context.ExternalIds.Where(id => id.Scheme == scheme && id.Value == value).Select(id => id.Actor).SingleOrDefaultAsync(cancellationToken);
        if (found is not null) return found;

        // A name may hold a colon too; only a scheme that the registry uses is taken for one.
        if (await context.ExternalIds.AnyAsync(id => id.Scheme == scheme, cancellationToken))
            throw new ActorNotFoundException($"No actor in the registry has the {scheme} id '{value}'.", []);
        return null;
    }

    private async Task<Actor> FindByNameAsync(string text, CancellationToken cancellationToken)
    {
        var name = NameNormaliser.Normalise(text);
        if (name.Length == 0) throw new ActorNotFoundException("An actor is named by #key, scheme:value (pic:999854661), or its name.", []);
        var matches = await NamedExactlyAsync(name, cancellationToken);
        if (matches.Count == 1) return await context.Actors.SingleAsync(actor => actor.Id == matches[0].Id, cancellationToken);
        if (matches.Count > 1)
            throw new ActorNotFoundException($"{(matches.Count > MostShown ? $"At least {MostShown}" : matches.Count)} actors are called '{text}'. Name the one you mean by its key:", matches.Take(MostShown).ToList());

        var close = await ClosestAsync(name, cancellationToken);
        throw new ActorNotFoundException(
            close.Count > 0 ? $"No actor is called '{text}'. The closest names are:" : $"No actor is called '{text}', nor anything like it.", close);
    }

    // Two queries, each on its index: joined by OR, neither index would be used.
    private async Task<List<ActorCandidate>> NamedExactlyAsync(string name, CancellationToken cancellationToken)
    {
        var byName = await context.Actors.Where(actor => actor.NormalisedName == name).OrderBy(actor => actor.Id).Take(MostShown + 1)
            .Select(actor => new ActorCandidate(actor.Id, actor.Name, actor.Country)).ToListAsync(cancellationToken);
        var byAlias = await context.Aliases.Where(alias => alias.NormalisedName == name).OrderBy(alias => alias.ActorId).Take(MostShown + 1)
            .Join(context.Actors, alias => alias.ActorId, actor => actor.Id, (alias, actor) => new ActorCandidate(actor.Id, actor.Name, actor.Country))
            .ToListAsync(cancellationToken);
        return byName.Concat(byAlias).DistinctBy(candidate => candidate.Id).OrderBy(candidate => candidate.Id).Take(MostShown + 1).ToList();
    }

    /// <summary>The actors whose names or aliases are most like a folded name, by the pairs of letters they share.</summary>
    private async Task<IReadOnlyList<ActorCandidate>> ClosestAsync(string name, CancellationToken cancellationToken)
    {
        var found = new List<(ActorCandidate Candidate, string Name)>();
        foreach (var part in PartsToSearch(name))
        {
            if (found.Count >= MostCompared) break;
            var rows = await context.Actors.Where(actor => actor.NormalisedName.Contains(part)).OrderBy(actor => actor.Id).Take(MostCompared)
                .Select(actor => new { actor.Id, actor.Name, actor.Country, Folded = actor.NormalisedName }).ToListAsync(cancellationToken);
            var aliasRows = await context.Aliases.Where(alias => alias.NormalisedName.Contains(part)).OrderBy(alias => alias.Id).Take(MostCompared)
                .Join(context.Actors, alias => alias.ActorId, actor => actor.Id, (alias, actor) => new { actor.Id, actor.Name, actor.Country, Folded = alias.NormalisedName })
                .ToListAsync(cancellationToken);
            found.AddRange(rows.Concat(aliasRows).Select(row => (new ActorCandidate(row.Id, row.Name, row.Country), row.Folded)));
        }

        return found
            .Select(row => (row.Candidate, Likeness: NameLikeness.Of(name, row.Name)))
            .OrderByDescending(row => row.Likeness).ThenBy(row => row.Candidate.Id)
            .DistinctBy(row => row.Candidate.Id)
            .Take(MostShown)
            .Select(row => row.Candidate)
            .ToList();
    }

    // The whole, then its words from the longest, then their beginnings, for a slip at a word's end.
    private static IEnumerable<string> PartsToSearch(string name)
    {
        var words = name.Split(' ').Where(word => word.Length > 1).OrderByDescending(word => word.Length).Take(4).ToList();
        return new[] { name }.Concat(words).Concat(words.Where(word => word.Length > 4).SelectMany(word => new[] { word[..4], word[^4..] })).Distinct();
    }
}
