using System.Diagnostics;
using Matchmaker.App.Registry;
using Matchmaker.App.Search.Queries;
using Microsoft.Extensions.Logging;

namespace Matchmaker.App.Search;

/// <summary>
/// Searches the registry: reads the question, asks an index, and shows why each actor was found. No string breaks it; an index that turns out to be
/// damaged is built anew, and asked again.
/// </summary>
public sealed partial class ActorSearch(IActorIndex index, ILogger<ActorSearch>? log = null)
{
    private static readonly ActorAspect[] FacetAspects =
        [ActorAspect.Helix, ActorAspect.Country, ActorAspect.Sector, ActorAspect.Size, ActorAspect.Verification, ActorAspect.Offers, ActorAspect.Needs];

    private const int MostMoved = 50;

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        var found = await MendedAsync(() => Search(request), cancellationToken);
        ProductMeter.Searched(started);
        return found;
    }

    /// <summary>What a person who types may be about to write: names of actors, and terms of the taxonomies that somebody has.</summary>
    public Task<IReadOnlyList<Completion>> CompleteAsync(string typed, int most = 10, CancellationToken cancellationToken = default) => MendedAsync(() => Complete(typed, most), cancellationToken);

    private async Task<T> MendedAsync<T>(Func<T> ask, CancellationToken cancellationToken)
    {
        if (index.State is null) await index.RefreshAsync(cancellationToken);
        try
        {
            return ask();
        }
        catch (IndexDamagedException e)
        {
            if (log is not null) Damaged(log, e.Message);
            await index.RebuildAsync($"the index was damaged: {e.Message.TrimEnd('.')}", cancellationToken);
            return ask();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index is damaged, and built anew: {Reason}")]
    private static partial void Damaged(ILogger log, string reason);

    private SearchResult Search(SearchRequest request)
    {
        var query = QueryParser.Parse(request.Text, request.IsTyping);
        var problems = query.Problems.ToList();
        var relation = Relation(request, problems);
        if (problems.Count > 0) return new(0, [], [], query.Remarks, problems, []);

        var asked = Ask(request, query, relation, new AllNode([.. query.Wanted]));
        var answer = index.Find(asked);
        var remarks = query.Remarks.ToList();
        IReadOnlyList<string> meant = answer.Total == 0 || answer.IsLoose ? Corrections(request, query, relation) : [];
        if (answer.Total == 0 && query.Wanted.Count > 1)
        {
            asked = Ask(request, query, relation, new AnyNode([.. query.Wanted]));
            answer = index.Find(asked);
            if (answer.Total > 0) remarks.Add("No actor has all of that; these have some of it.");
        }

        if (answer is { IsLoose: true, Total: > 0 }) remarks.Add("No actor has just these words; these come close.");
        var (hits, next) = Continue(request, asked.Skip, answer.Hits);
        return new(answer.Total, Show(hits, asked.Wanted, relation), answer.Facets, remarks, [], meant) { Next = next };
    }

    // Of the hits that were looked at, those to show, and where the next ones begin.
    private static (IReadOnlyList<IndexHit> Hits, int Next) Continue(SearchRequest request, int from, IReadOnlyList<IndexHit> found)
    {
        if (request.After.Count == 0) return (found, from + found.Count);
        HashSet<long> shown = [.. request.After];
        var first = -1;
        for (var at = 0; at < found.Count && first < 0; at++)
            if (shown.Contains(found[at].ActorId)) first = at;
        List<IndexHit> hits = [];
        var next = first < 0 ? Math.Max(0, request.Skip - from) : first + 1;
        for (; next < found.Count && hits.Count < request.Top; next++)
            if (!shown.Contains(found[next].ActorId)) hits.Add(found[next]);
        return (hits, from + next);
    }

    private static IndexQuery Ask(SearchRequest request, ParsedQuery query, RelationQuery? relation, QueryNode words) => new()
    {
        Wanted = (query.Wanted.Count, relation) switch
        {
            (0, null) => null,
            (0, not null) => relation.Node,
            (_, null) => words,
            _ => new AllNode([words, relation.Node]),
        },
        Unwanted = query.Unwanted,
        Filters = query.Filters,
        Name = query.Name,
        Except = request.ActorId,
        Skip = Math.Max(0, request.Skip - Lookback(request)),
        Top = Math.Clamp(request.Top + Lookback(request) + request.After.Count, 0, SearchRequest.MostHits),
        Facets = FacetAspects,
    };

    // How far before the place those shown are looked for: they, and as many others as may have gone meanwhile.
    private static int Lookback(SearchRequest request) => request.After.Count == 0 ? 0 : request.After.Count + MostMoved;

    private RelationQuery? Relation(SearchRequest request, List<string> problems)
    {
        if (request.Relation is not { } kind) return null;
        if (request.ActorId is not { } id || index.Read(id) is not { } actor)
        {
            problems.Add("The actor to compare with is not in the registry.");
            return null;
        }

        var relation = RelationQuery.Of(actor, kind, index.IsCommon);
        if (relation is null) problems.Add(kind switch
        {
            ActorRelation.OffersItsNeeds => $"{actor.Name} states no needs, so nobody's offers can meet them.",
            ActorRelation.NeedsItsOffers => $"{actor.Name} states no offers, so they can meet nobody's needs.",
            _ => $"The profile of {actor.Name} says too little to find others like it.",
        });
        return relation;
    }

    private List<SearchHit> Show(IReadOnlyList<IndexHit> hits, QueryNode? wanted, RelationQuery? relation)
    {
        var highlighter = new Highlighter((wanted is null ? [] : Highlighter.Sequences(wanted)).Concat(relation?.Sequences ?? []));
        var shown = new List<SearchHit>(hits.Count);
        foreach (var hit in hits)
            if (index.Read(hit.ActorId) is { } actor)
                shown.Add(new(actor, hit.Score, Snippets.Of(actor, highlighter), relation?.Reasons(actor) ?? []));
        return shown;
    }

    private List<string> Corrections(SearchRequest request, ParsedQuery query, RelationQuery? relation)
    {
        if (query.Words.Count == 0) return [];
        return [.. SpellingCorrection.Of(request.Text, query, index.Words()).Where(text =>
        {
            var corrected = QueryParser.Parse(text);
            return corrected.Problems.Count == 0 && index.Find(Ask(request with { Top = 0 }, corrected, relation, new AllNode([.. corrected.Wanted])) with { Facets = [] }).Total > 0;
        })];
    }

    private IReadOnlyList<Completion> Complete(string typed, int most)
    {
        var text = typed.Length > QueryParser.LongestText ? typed[..QueryParser.LongestText] : typed;
        var folded = NameNormaliser.Normalise(text);
        if (folded.Length == 0) return [];
        var terms = Concepts.Words().Where(word => NameNormaliser.Normalise(word.Text).StartsWith(folded, StringComparison.Ordinal)).DistinctBy(word => word.Concept).Take(most)
            .Where(word => index.Find(new() { Wanted = new ConceptNode(word.Concept, 1), Top = 0 }).Total > 0)
            .Select(word => new Completion(word.Text, null)).Take(Math.Max(1, most / 3)).ToList();
        var names = index.CompleteNames(text, most - terms.Count).ToList();

        // The middle of a word, where a script has no spaces to find its beginning by.
        if (names.Count + terms.Count < most && TextAnalyser.Sequence(text, out var isOpen) is { Count: > 0 } sequence && isOpen)
            names.AddRange(index.Find(new() { Wanted = new WordsNode(sequence, true, SearchField.Name), Top = most }).Hits
                .Select(hit => index.Read(hit.ActorId)).OfType<IndexedActor>().Select(actor => new Completion(actor.Name, actor.Id)));
        return [.. terms.Concat(names.DistinctBy(name => name.ActorId)).Take(most)];
    }
}
