using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Explains suggestions of one model. Keeps the graph of introductions; safe for several threads.</summary>
public sealed class SuggestionExplainer(PartnerSuggestions suggestions)
{
    private const int MostHops = 4;

    /// <summary>Terms that weigh less are true, but nothing to tell: wider ones beside a narrower, words that everybody uses.</summary>
    private const double LeastTerm = 0.05;

    private readonly Lazy<IntroductionChains> _chains = new(() =>
        new IntroductionChains(Projection.Build(suggestions.Known, new ProjectionOptions()).Adjacency));

    /// <summary>Why each of a list is suggested, in its order. One question to the database, for the names.</summary>
    public async Task<IReadOnlyList<SuggestionExplanation>> ExplainAsync(RegistryContext context, SuggestionList list, CancellationToken cancellationToken = default)
    {
        var found = Find(list, cancellationToken);
        var labels = await ActorLabels.ReadAsync(context, found.SelectMany(one => one.Mentioned(list.Actor)).Select(suggestions.Snapshot.ActorId), cancellationToken);
        return Explain(list, found, labels.GetValueOrDefault);
    }

    /// <summary>The same with names from elsewhere; null for who has none any more.</summary>
    public IReadOnlyList<SuggestionExplanation> Explain(SuggestionList list, Func<long, ActorLabel?> labelOf, CancellationToken cancellationToken = default) => Explain(list, Find(list, cancellationToken), labelOf);

    private Found[] Find(SuggestionList list, CancellationToken cancellationToken)
    {
        var reader = new EvidenceReader(suggestions.Ranker.Signals, list.Actor);
        return [.. list.Partners.Select(partner => new Found(partner, reader.Of(partner.Actor), Chain(list.Actor, partner.Actor, cancellationToken)))];
    }

    private IReadOnlyList<SuggestionExplanation> Explain(SuggestionList list, Found[] found, Func<long, ActorLabel?> labelOf)
    {
        var labels = new Dictionary<int, ActorLabel?>();
        foreach (var actor in found.SelectMany(one => one.Mentioned(list.Actor)))
            if (!labels.ContainsKey(actor)) labels.Add(actor, labelOf(suggestions.Snapshot.ActorId(actor)));
        return [.. found.Where(one => labels[one.Partner.Actor] is not null).Select(one => Explain(list, one.Partner, one.Evidence, one.Chain, labels))];
    }

    private SuggestionExplanation Explain(SuggestionList list, Suggestion partner, PairEvidence evidence, int[] chain, Dictionary<int, ActorLabel?> labels)
    {
        var profiles = suggestions.Snapshot.Profiles;
        ActorLabel? Label(int index) => labels.GetValueOrDefault(index);
        IReadOnlyList<PartnerShare> Partners(IReadOnlyList<WeightedIndex> shares) =>
            [.. shares.Where(share => Label(share.Index) is not null).Select(share => new PartnerShare(Label(share.Index)!, share.Weight))];
        ActorLabel?[] links = [.. chain.Select(Label)];
        return new(
            Label(partner.Actor)!, partner.Score,
            [.. ScoreReasons.Of(suggestions, list, partner).OrderByDescending(reason => reason.Value)],
            Partners(evidence.SharedPartners), evidence.SharedPartnerCount, Partners(evidence.FactorCarriers),
            Terms(evidence.NeedsMet, profiles.Interests, Taxonomy.Interests), Terms(evidence.OffersWanted, profiles.Interests, Taxonomy.Interests),
            Terms(evidence.Sectors, profiles.Sectors, Taxonomy.Sectors), Terms(evidence.Words, profiles.Words, null),
            [.. evidence.Languages.Select(language => profiles.Languages[language])],
            Array.TrueForAll(links, link => link is not null) ? [.. links.Select(link => link!)] : []);
    }

    private int[] Chain(int actor, int partner, CancellationToken cancellationToken) =>
        _chains.Value.Shortest(actor, partner, new() { MaximumHops = MostHops }, cancellationToken)?.Actors ?? [];

    private static TermShare[] Terms(IReadOnlyList<WeightedIndex> terms, IReadOnlyList<string> codes, Taxonomy? taxonomy) =>
        [.. terms.Where(term => term.Weight >= LeastTerm).Select(term => new TermShare(Name(codes[term.Index], taxonomy), term.Weight))];

    private static string Name(string code, Taxonomy? taxonomy) =>
        code[0] == ActorProfileTable.WordMark ? $"“{code[1..]}”" : taxonomy?.Find(code)?.Name ?? code;

    /// <summary>One suggestion with the facts behind it.</summary>
    private sealed record Found(Suggestion Partner, PairEvidence Evidence, int[] Chain)
    {
        /// <summary>Everybody whose name is needed to tell of it.</summary>
        public IEnumerable<int> Mentioned(int actor) => Chain.Append(Partner.Actor).Append(actor).Concat(Evidence.SharedPartners.Concat(Evidence.FactorCarriers).Select(other => other.Index));
    }
}
