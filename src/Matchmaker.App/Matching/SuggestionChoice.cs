using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Variety;

namespace Matchmaker.App.Matching;

/// <summary>Scores the candidates of a request and chooses among them. Immutable and safe for several threads.</summary>
internal sealed class SuggestionChoice(RegistrySnapshot snapshot, MentorTopics mentors, PartnerRanker partners)
{
    /// <summary>What full coverage of the topics asked for adds to a mentor's score: the wish of the one who asks, not learnt.</summary>
    private const double TopicWeight = 4;

    /// <summary>How many candidates beyond the list may move into it for the sake of variety, at the least.</summary>
    private const int VarietyPool = 30;

    private readonly ActorLikeness _likeness = new(
        [(1, snapshot.Traits.Country), (1, snapshot.Traits.Helix)], [(1, snapshot.Traits.Profiles.Sectors)]);

    /// <summary>The ranker that such suggestions are weighed with.</summary>
    public AdditiveRanker RankerOf(int actor, SuggestionPurpose purpose) => purpose == SuggestionPurpose.Mentor ? partners.ForMentors(actor) : partners.For(actor);

    /// <summary>The best of the candidates, with variety, best first.</summary>
    public List<Suggestion> Choose(CandidateList candidates, int actor, SuggestionRequest request)
    {
        IReadOnlyList<string> topics = request.Purpose == SuggestionPurpose.Mentor ? request.Topic is { } asked ? [asked] : mentors.SoughtBy(actor) : [];
        var ranker = RankerOf(actor, request.Purpose);
        var suggestions = new Dictionary<int, Suggestion>(candidates.Count);
        for (var at = 0; at < candidates.Count; at++)
        {
            var topic = TopicWeight * mentors.Covers(candidates.Actors[at], topics);
            var score = ranker.Score(candidates.SignalsOf(at)) + topic;
            suggestions.Add(at, new(candidates.Actors[at], score, [], topic == 0 ? [] : [new(AddendKind.Topic, topic)]));
        }

        var best = suggestions.OrderByDescending(each => each.Value.Score).ThenBy(each => each.Key).Take(request.Count + Math.Max(VarietyPool, request.Count)).ToArray();
        var places = best.ToDictionary(each => each.Value.Actor, each => each.Key);
        return [.. new VarietyReranker(_likeness, request.Variety).Rerank([.. best.Select(each => (each.Value.Actor, each.Value.Score))], request.Count).Select(varied =>
        {
            var suggestion = suggestions[places[varied.Actor]];
            return suggestion with
            {
                Score = varied.Total,
                Signals = candidates.SignalsOf(places[varied.Actor]).ToArray(),
                Addends = varied.Deduction == 0 ? suggestion.Addends : [.. suggestion.Addends, new(AddendKind.Variety, varied.Deduction, varied.MostLike)],
            };
        })];
    }
}
